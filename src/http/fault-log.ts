/** Faults and refusals in the log, each at the level of its code, for questions, subscriptions and plain routes alike. */
import { unwrapResolverError } from '@apollo/server/errors';
import { type Level, levelOf } from '../errors.ts';
import { codeOf, hubErrorIn } from './graphql-errors.ts';
import { causeName, type Log } from './log.ts';

/** Milliseconds after which a database that is away wakes somebody: until then it is expected to come back by itself. */
const lasting = 60_000;

type CodeOf = (error: unknown) => string;

/** Errors by the code that they are answered with. */
function byCode(errors: readonly unknown[], code: CodeOf): Map<string, unknown[]> {
  const groups = new Map<string, unknown[]>();
  for (const error of errors) {
    const known = groups.get(code(error));
    if (known) known.push(error);
    else groups.set(code(error), [error]);
  }
  return groups;
}

/** What the log is told of answers. */
export interface FaultLog {
  /** The errors of one answer: a line for each code, with how many there were. */
  readonly told: (request: string, errors: readonly unknown[], code?: CodeOf) => void;
  /** The database has answered. */
  readonly answered: () => void;
}

/** The one place that writes refusals and faults into the log. */
export function createFaultLog(log: Log, now: () => number = () => performance.now()): FaultLog {
  let awaySince: number | undefined;
  const levelNow = (code: string): Level => {
    if (code !== 'UNAVAILABLE') return levelOf(code);
    awaySince ??= now();
    return now() - awaySince > lasting ? 'error' : levelOf(code);
  };
  return {
    told: (request, errors, codeOfError = codeOf) => {
      for (const [code, group] of byCode(errors, codeOfError)) {
        const level = levelNow(code);
        const line = { request, code, count: group.length };
        // what a caller did wrong arose nowhere in the hub
        if (level === 'debug' || level === 'info') log[level](line, 'refused');
        else {
          const [first] = group;
          const cause = hubErrorIn(first)?.cause ?? unwrapResolverError(first);
          log[level]({ ...line, cause: causeName(cause) }, 'failed');
        }
      }
    },
    answered: () => {
      awaySince = undefined;
    },
  };
}

/** Schemathesis makes up operations within the bounds that the schema states: none of them may end in a fault or a surprise. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonPackages, run } from '../registries.ts';
import { boundedSchema } from '../schemathesis/bounded-schema.ts';
import type { Outcome, Suite } from '../suite.ts';

const beside = (file: string): string =>
  fileURLToPath(new URL(`../schemathesis/${file}`, import.meta.url));

/** What the hub answered to one made-up operation. */
interface Told {
  readonly operation: string;
  readonly status: number;
  readonly errors: readonly { readonly code: string | null; readonly message: string }[];
}

/** Answers of "no" that hang on who asks, on what there is, or on the size of the whole: no value alone breaks them. */
const expected = new Set([
  'NOT_FOUND',
  'CONFLICT',
  'FORBIDDEN',
  'PURPOSE_REQUIRED',
  'CONSENT_REQUIRED',
  'QUERY_TOO_EXPENSIVE',
]);

/** Refusals of values that are within their own bounds, by rules that tie several of them or name what was there before. */
const tied: readonly RegExp[] = [
  /^Name one of subjects, upload and previous/,
  /^Ask for one of subject, record and department/,
  /^subject: say who promises/,
  /^correction\.penaltyKinds: write a kind by the wording of the standard/,
  /must be the SHA-256 that POST \/materials answered/,
  /^The idempotency key must be/,
  /^Cost, in fields that the answer may have: at most \d+/,
];

/** Why an answer is a finding; undefined where it is none. */
function findingIn({ status, errors }: Told): string | undefined {
  if (status >= 500) return `${status}: ${errors[0]?.message ?? 'no message'}`;
  const odd = errors.find(
    ({ code, message }) => !expected.has(code ?? '') && !tied.some((rule) => rule.test(message)),
  );
  return odd && `${odd.code ?? 'no code'}: ${odd.message}`;
}

/** One outcome for each operation of the schema: it passed when no answer to it was a finding. */
function outcomesOf(told: readonly Told[]): readonly Outcome[] {
  const operations = [...new Set(told.map(({ operation }) => operation))];
  return operations.map((name) => {
    const [words] = told
      .filter(({ operation }) => operation === name)
      .flatMap((one) => findingIn(one) ?? []);
    return words === undefined ? { name, state: 'passed' } : { name, state: 'failed', words };
  });
}

const parseLines = (file: string): readonly Told[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Told]));

export const suite: Suite = {
  name: 'schemathesis',
  run: async ({ folder, hub }) => {
    const programs = await pythonPackages(folder, beside('requirements.txt'));
    const { url, token } = await hub();
    const { schema, strategies } = boundedSchema();
    const files = {
      schema: join(folder, 'bounded.graphql'),
      strategies: join(folder, 'strategies.json'),
      told: join(folder, 'told.jsonl'),
    };
    writeFileSync(files.schema, schema);
    writeFileSync(files.strategies, JSON.stringify(strategies));
    rmSync(files.told, { force: true });
    const given = [
      ...['run', files.schema, '--url', `${url}/graphql`, '--checks', 'told'],
      ...['--header', `Authorization: Bearer ${await token('CLERK')}`],
      // the same operations in every run: what fails once fails again
      ...['--phases', 'fuzzing', '--mode', 'positive', '--seed', '1', '--max-examples', '6'],
      '--no-shrink',
    ];
    const { status, output } = await run(join(programs, 'schemathesis'), given, {
      cwd: folder,
      env: {
        SCHEMATHESIS_HOOKS: beside('hooks.py'),
        BOUNDED_STRATEGIES: files.strategies,
        TOLD_ANSWERS: files.told,
      },
      seconds: 540,
    });
    if (status !== 0 || !existsSync(files.told))
      throw new Error(`schemathesis ended early:\n${output.slice(-2_000)}`);
    return outcomesOf(parseLines(files.told));
  },
};

/** How a request's decisions are made: each in one transaction, once for each key of its caller. */
import { requireKnownSubject } from '../access/known-subject.ts';
import { callerOf } from '../access/viewer.ts';
import type { Reader } from '../graph/batch.ts';
import { decide, type Deciding } from '../graph/decision.ts';
import type { Hub, Request } from './request.ts';

/** Every decision runs through here: one transaction, done once for each key of this caller. */
export const decideAs =
  ({ graph, clock }: Hub, { viewer, idempotencyKey }: Request, reader: Reader) =>
  async <T extends object>(
    name: string,
    input: { readonly key?: string | null | undefined },
    work: (tx: Deciding) => Promise<T>,
  ): Promise<T> => {
    await requireKnownSubject(reader, viewer);
    // by header or in the input, the key itself is no part of what is asked
    const { key: own, ...asked } = input;
    const key = own ?? idempotencyKey;
    const outcome = await decide(
      graph,
      { name, caller: callerOf(viewer), key, input: asked },
      clock,
      work,
    );
    reader.forget();
    return outcome;
  };

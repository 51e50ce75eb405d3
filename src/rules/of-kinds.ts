import { z } from 'zod';

/** One value for each of these kinds and for nothing else: a rule file that leaves one out is refused. */
export const ofKinds = <Kind extends string, Value extends z.ZodType>(
  kinds: readonly Kind[],
  value: Value,
) => z.strictObject(Object.fromEntries(kinds.map((kind) => [kind, value])) as Record<Kind, Value>);

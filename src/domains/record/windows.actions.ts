/**
 * Windows are stored, so that a count of open records is a look at the graph. When a rule is corrected they are worked
 * out again before the hub answers anybody: no record may be shown by a rule that no longer stands.
 */
import { createChanges } from '../../graph/changes.cypher.ts';
import { takeMoment } from '../../graph/moment.ts';
import type { Graph } from '../../graph/graph.ts';
import { noteRules, rulesApplied } from '../../graph/rules-applied.cypher.ts';
import { today } from '../../words/calendar-date.ts';
import type { PublicityRules } from '../../words/publicity-rules.ts';
import { changeOf } from '../../words/publicity-window.ts';
import { windowOf } from './publicity.ts';
import { recordsAfter, setWindows } from './record.cypher.ts';

const portion = 5_000;
const limit = 120_000;

export interface Rules {
  readonly rules: PublicityRules;
  /** Of the file that the rules were read from. */
  readonly digest: string;
}

/**
 * Works all windows out again when the rules are not those they were worked out by; returns how many changed. A graph
 * that has no note yet was filled by the rules of its day, which are taken to be these.
 */
export async function applyWindows(
  graph: Graph,
  { rules, digest }: Rules,
  clock: () => Date,
  onProgress: (looked: number) => void,
): Promise<number> {
  const [applied] = await graph.read(rulesApplied, { name: 'publicity' });
  // noted last: a run that was stopped begins again
  const note = (): Promise<object[]> =>
    graph.write('windows', (tx) =>
      tx.run(noteRules, { name: 'publicity', digest, at: clock().toISOString() }),
    );
  if (applied?.digest === digest) return 0;
  if (!applied) {
    await note();
    return 0;
  }
  let [after, looked, changed] = ['', 0, 0];
  for (;;) {
    const found = await graph.read(recordsAfter, { after, first: portion }, { timeout: limit });
    const last = found.at(-1);
    if (!last) break;
    const rows = found.flatMap(({ subjectId, record }) => {
      const window = windowOf(rules, record);
      const same = Object.entries(window).every(
        ([name, value]) => (record[name] ?? null) === value,
      );
      return same ? [] : [{ id: record.id, subjectId, record, window }];
    });
    if (rows.length > 0)
      await graph.write('windows', async (tx) => {
        const at = await takeMoment(tx, clock);
        await tx.run(setWindows, { rows: rows.map(({ id, window }) => ({ id, window })) });
        const day = today(clock);
        const changes = rows.map(({ id, subjectId, record, window }) => ({
          kind: 'RECORD',
          what: changeOf(record, { ...record, ...window }, day),
          subjectId,
          ref: id,
          at,
        }));
        await tx.run(createChanges, { rows: changes });
      });
    after = last.record.id;
    looked += found.length;
    changed += rows.length;
    onProgress(looked);
  }
  await note();
  return changed;
}

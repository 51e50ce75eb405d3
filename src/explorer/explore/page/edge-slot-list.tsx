// What hangs on a subject by kind and direction, to be drawn or folded part by part.
import { useMemo } from 'react';
import {
  addMap,
  emptyPicture,
  isAt,
  type PictureEdge,
  type SlotState,
  slotStates,
} from '../model/picture.ts';
import { mapQuestion } from '../model/questions.ts';
import { clocksOf } from '../model/view.ts';
import { useAnswer, useExplorer } from './use-explorer.ts';

/** The slots of a subject: as the map knows them, or, for one that was never expanded, as the hub counts them. */
function useEdgeSlots(id: string): {
  readonly slots: readonly SlotState[];
  readonly isKnown: boolean;
} {
  const { state } = useExplorer();
  const { picture, view } = state;
  const isKnown = picture.expanded.has(id);
  const asOf = clocksOf(view);
  const answer = useAnswer(
    mapQuestion,
    isKnown
      ? null
      : { centre: id, hops: 1, relations: null, perNode: 1, limit: 50, after: null, asOf },
  );
  return useMemo(() => {
    if (isKnown) return { slots: slotStates(picture, id), isKnown };
    if (answer.is !== 'here') return { slots: [], isKnown };
    const counted = addMap(emptyPicture, answer.data.creditMap, { hops: 1 });
    const drawn = new Map(
      slotStates(picture, id).map((one) => [`${one.kind} ${one.direction}`, one.shown]),
    );
    const slots = slotStates(counted, id).map((one) => ({
      ...one,
      shown: drawn.get(`${one.kind} ${one.direction}`) ?? shownOf(one, id, picture.edges),
    }));
    return { slots, isKnown };
  }, [isKnown, picture, id, answer]);
}

/** How many relations of a slot are drawn although its subject was never expanded. */
function shownOf(
  { kind, direction }: SlotState,
  id: string,
  edges: ReadonlyMap<string, PictureEdge>,
): number {
  let count = 0;
  for (const edge of edges.values())
    if (edge.kind === kind && isAt(edge, direction, id)) count += 1;
  return count;
}

/** What hangs on a subject by kind: how many, and the buttons to draw them, more of them, or fewer. */
export function EdgeSlotList({ id }: { readonly id: string }) {
  const { explorer, words } = useExplorer();
  const { say } = words;
  const { slots } = useEdgeSlots(id);
  return (
    <section aria-label={say('neighbours')}>
      <h3>{say('neighbours')}</h3>
      <ul className="edge-slots">
        {slots.map((slot) => {
          const { kind, direction, shown, total } = slot;
          const left = total - shown;
          const name = words.edgeSlot(kind, direction);
          return (
            <li key={`${kind} ${direction}`}>
              <span>{name}</span>
              <span className="figures">
                {shown}/{total}
              </span>
              {left > 0 ? (
                <button
                  type="button"
                  className="small"
                  aria-label={`${say('expand')} ${name}`}
                  onClick={() => {
                    explorer.step({ act: 'more', id, kind, direction });
                  }}
                >
                  {say('more')} {left} {say('moreEnd')}
                </button>
              ) : (
                <span />
              )}
              {shown > 0 ? (
                <button
                  type="button"
                  className="small plain"
                  aria-label={`${say('fold')} ${name}`}
                  onClick={() => {
                    explorer.step({ act: 'fold', id, kind, direction });
                  }}
                >
                  {say('fold')}
                </button>
              ) : (
                <span />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

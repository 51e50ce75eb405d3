/** An enterprise has one legal representative at a time: a new one ends the former, or disputes with another source's. */
import { type ChunkState, collect } from './chunk.ts';
import { type FactOrigin, isLater, isOfBatch, type Outcome } from './outcome.ts';
import { end, type History, type IdMaker, isLive, type Tracked } from './relation-versions.ts';

const openOne = (history: History): Tracked | undefined =>
  history.find((tracked) => isLive(tracked) && tracked.version.validTo === undefined);

/** Hides the one that does not prevail; it stays as a claim. */
function hide(history: History, tracked: Tracked, origin: FactOrigin, newId: IdMaker): void {
  const { version } = tracked;
  if (tracked.fresh) {
    tracked.version = { ...version, shown: false };
    return;
  }
  tracked.version = { ...version, retractedAt: origin.recordedAt };
  tracked.touched = true;
  const id = newId(`${version.key}|${String(history.length)}`);
  const rank = version.rank.replace(version.id, id);
  const claim = { ...version, id, rank, recordedAt: origin.recordedAt, shown: false } as const;
  history.push({ version: claim, fresh: true, touched: false });
}

function settle(
  pair: { readonly next: History; readonly former: History },
  origin: FactOrigin,
  newId: IdMaker,
): Outcome {
  const [next, former] = [openOne(pair.next), openOne(pair.former)];
  if (!next || !former) return 'stored';
  const [begins, began] = [next.version.validFrom, former.version.validFrom];
  const sameSource = (former.version.department ?? '') === origin.department;
  if (sameSource && isLater(began, begins)) {
    end(pair.next, next, began ?? '', origin, newId);
    return 'stored';
  }
  if (
    sameSource &&
    (isLater(begins, began) || !isOfBatch(former.version.sourceRow, origin.batch))
  ) {
    end(pair.former, former, begins ?? origin.day, origin, newId);
    return 'stored';
  }
  if (origin.prevailsOver(former.version.department ?? ''))
    hide(pair.former, former, origin, newId);
  else hide(pair.next, next, origin, newId);
  return 'conflict';
}

/** After `history` has taken a new version: ends or disputes with whoever else represents the enterprise at present. */
export function planRepresentative(
  state: ChunkState,
  history: History,
  outcome: Outcome,
  origin: FactOrigin,
  newId: IdMaker,
): Outcome {
  const next = openOne(history);
  if (!next) return outcome;
  const { key, toId } = next.version;
  const others = [...(state.representatives.get(toId) ?? [])].filter((other) => other !== key);
  collect(state.representatives, toId, key);
  const outcomes = others.map((other) =>
    settle({ next: history, former: state.histories.get(other) ?? [] }, origin, newId),
  );
  return outcomes.includes('conflict') ? 'conflict' : outcome;
}

/** What a statement of a relation changes: the rules by which versions follow, correct or dispute one another. */
import {
  contradicts,
  earliest,
  type FactOrigin,
  isLater,
  isOfBatch,
  type Outcome,
  says,
} from './outcome.ts';
import {
  again,
  type Claim,
  dispute,
  end,
  type History,
  type IdMaker,
  isLive,
  record,
  replace,
  statedOf,
  type Tracked,
  valuesOf,
} from './relation-versions.ts';

/** A version with an end only answers to a fact that states the same end or the same beginning. */
function isKnown({ version }: Tracked, claim: Claim): boolean {
  if (version.retractedAt !== undefined || !says({ ...version }, statedOf(claim))) return false;
  return (
    version.validTo === undefined || claim.validTo !== undefined || claim.validFrom !== undefined
  );
}

/** The version that a new fact is about: the open one, else the one that began last. */
function currentOf(history: History): Tracked | undefined {
  const live = history.filter(isLive);
  const began = (tracked: Tracked) => tracked.version.validFrom ?? '';
  return (
    live.find(({ version }) => version.validTo === undefined) ??
    live.sort((one, other) => (began(one) < began(other) ? -1 : 1)).at(-1)
  );
}

function succeed(
  history: History,
  current: Tracked,
  claim: Claim,
  origin: FactOrigin,
  newId: IdMaker,
): void {
  if (isLater(claim.validFrom, current.version.validFrom)) {
    end(history, current, claim.validFrom ?? '', origin, newId);
    record(history, claim, origin, newId);
  } else if (isLater(current.version.validFrom, claim.validFrom)) {
    const validTo = earliest(claim.validTo, current.version.validFrom);
    record(history, { ...claim, validTo }, origin, newId);
  } else {
    const stated = Object.entries(statedOf(claim)).filter(([, value]) => value !== undefined);
    const next = { ...again(current.version, {}), ...Object.fromEntries(stated) };
    replace(history, current, next, origin, newId);
  }
}

/** A later delivery states, without dates, what had ended: it holds again, as far as we know since that delivery. */
function reopen(
  history: History,
  current: Tracked,
  claim: Claim,
  origin: FactOrigin,
  newId: IdMaker,
): Outcome {
  if (isOfBatch(current.version.sourceRow, origin.batch)) return 'unchanged';
  const validFrom = origin.day;
  if (isLater(current.version.validTo, validFrom)) return 'unchanged';
  record(history, { ...claim, validFrom }, origin, newId);
  return 'stored';
}

/** Changes `history` to what it is after the claim. */
export function planRelation(
  history: History,
  claim: Claim,
  origin: FactOrigin,
  newId: IdMaker,
): Outcome {
  if (history.some((tracked) => isKnown(tracked, claim))) return 'unchanged';
  const current = currentOf(history);
  if (!current) {
    record(history, claim, origin, newId);
    return 'stored';
  }
  const { version } = current;
  const ended = version.validTo;
  if (ended !== undefined && claim.validFrom !== undefined && claim.validFrom >= ended) {
    record(history, claim, origin, newId);
    return 'stored';
  }
  if (ended !== undefined && claim.validFrom === undefined && claim.validTo === undefined) {
    return reopen(history, current, claim, origin, newId);
  }
  const differs = contradicts(valuesOf(version), valuesOf(claim));
  const moves =
    claim.validFrom !== undefined &&
    version.validFrom !== undefined &&
    claim.validFrom !== version.validFrom;
  const sameSource = (version.department ?? '') === origin.department;
  const oneBatch = isOfBatch(version.sourceRow, origin.batch) && !claim.replaces;
  if (differs && (!sameSource || (oneBatch && !moves))) {
    dispute(history, current, claim, origin, newId);
    return 'conflict';
  }
  succeed(history, current, claim, origin, newId);
  return 'stored';
}

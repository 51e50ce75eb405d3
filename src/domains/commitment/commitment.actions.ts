/** What is done to a commitment; each act is one transaction with all that follows from it. */
import { requireRight } from '../../access/rights.ts';
import type { Sight } from '../../access/visibility.ts';
import type { Viewer } from '../../access/viewer.ts';
import { HubError } from '../../errors.ts';
import { decidersOf } from '../../cases/two-people.actions.ts';
import type { Deciding, Keyed } from '../../graph/decision.ts';
import { type CatalogueItem } from '../../rules/catalogue.ts';
import {
  type CommitmentKind,
  type CommitmentRules,
  defaultDueOn,
} from '../../rules/commitments.ts';
import { checkedDate } from '../../words/as-of.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { stated } from '../../words/case-step.ts';
import { publicText } from '../../words/limits.ts';
import type { PublicityRules } from '../../words/publicity-rules.ts';
import { publicityWindow } from '../../words/publicity-window.ts';
import {
  commitmentForUpdate,
  createCommitment,
  promising,
  receivingUnit,
} from './commitment.cypher.ts';
import {
  type CommitmentRefusal,
  notFound,
  outcomeRefusal,
  receiverUnknown,
  subjectMerged,
} from './commitment.ts';

interface Making extends Keyed {
  readonly subject?: string | null | undefined;
  readonly kind: CommitmentKind;
  readonly matter: string;
  readonly content?: string | null | undefined;
  readonly madeOn?: string | null | undefined;
  readonly dueOn?: string | null | undefined;
  readonly receiver?: string | null | undefined;
}

interface Outcome extends Keyed {
  readonly commitment: string;
  readonly outcome: 'KEPT' | 'BROKEN';
  readonly on?: string | null | undefined;
  readonly reason?: string | null | undefined;
}

/** What came of it: ids and named refusals only, for it is kept under the idempotency key. */
export interface CommitmentResult {
  /** When it was decided: the record is read as it is known from then on. */
  readonly at: string;
  readonly recordId: string | null;
  readonly refusal: CommitmentRefusal | null;
}

export interface CommitmentDeps {
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly rules: CommitmentRules;
  readonly publicity: PublicityRules;
  /** Item of the catalogue that commitments belong to. */
  readonly item: CatalogueItem;
  /** Name of the credit centre, which follows what was made to no other unit. */
  readonly centre: string;
  readonly decide: (
    name: string,
    input: Keyed,
    work: (tx: Deciding) => Promise<CommitmentResult>,
  ) => Promise<CommitmentResult>;
  /** Writes the outcome with everything that follows from it. */
  readonly settle: (
    tx: Deciding,
    record: { readonly id: string; readonly subjectId: string },
    outcome: {
      readonly performance: 'KEPT' | 'BROKEN';
      readonly outcomeOn: string;
      readonly outcomeReason: string | null;
    },
  ) => Promise<void>;
  /** What follows from a new one: the grade. */
  readonly made: (tx: Deciding, subjectId: string) => Promise<void>;
}

function notAfter(argument: string, day: string, last: string, what: string): string {
  if (day <= last) return day;
  throw new HubError('BAD_USER_INPUT', `${argument} must not lie after ${what}, ${last}.`);
}

/** The acts of one request's viewer. */
export function createCommitmentActions(deps: CommitmentDeps) {
  const { viewer, sight, rules, publicity, item, centre, decide, settle, made } = deps;
  const { department } = viewer;

  /** The unit that a commitment is made to; null where the hub does not know it. */
  async function unitOf(tx: Deciding, asked: string | null) {
    const code = asked ?? department;
    if (code === null) return { id: null, code: null, name: centre };
    const [unit] = await tx.run(receivingUnit, { code });
    // a department that has delivered nothing yet is known by its token
    if (!unit && code !== department) return null;
    return { id: unit?.id ?? null, code, name: unit?.name ?? code };
  }

  async function take(tx: Deciding, input: Making): Promise<CommitmentResult> {
    const no = (refusal: CommitmentRefusal): CommitmentResult => ({
      at: tx.at,
      recordId: null,
      refusal,
    });
    const day = dayAt(tx.at);
    const subjectId = viewer.subject ?? input.subject ?? null;
    const asOf = { validAt: day, knownAt: tx.at };
    const [subject] =
      subjectId === null ? [] : await tx.run(promising, { id: subjectId, sight, asOf });
    if (!subject) return no(notFound);
    if (subject.merged) return no(subjectMerged);
    const unit = await unitOf(tx, input.receiver ?? null);
    if (!unit) return no(receiverUnknown);
    const madeOn = notAfter('madeOn', checkedDate('madeOn', input.madeOn ?? day), day, 'today');
    const dueOn =
      input.dueOn == null
        ? defaultDueOn(rules, input.kind, madeOn)
        : checkedDate('dueOn', input.dueOn);
    if (dueOn !== null) notAfter('madeOn', madeOn, dueOn, 'dueOn');
    const id = tx.newId('RECORD');
    const documentNumber = `CN${madeOn.replaceAll('-', '')}-${id.slice(4, 14)}`;
    const window = publicityWindow(publicity, {
      kind: 'COMMITMENT',
      decidedOn: madeOn,
      performance: 'MADE',
    });
    const record = stated({
      id,
      kind: 'COMMITMENT',
      title: '信用承诺',
      documentNumber,
      decidedOn: madeOn,
      key: [subject.id, documentNumber, unit.code ?? unit.name, madeOn].join('|'),
      authorityName: unit.name,
      authorityCode: unit.code,
      scope: item.scope,
      catalogueItem: item.id,
      commitmentKind: input.kind,
      matter: input.matter,
      content: input.content ?? null,
      performance: 'MADE',
      dueOn,
      publicFrom: window.from,
      publicTo: window.to,
      publicityRegime: window.regime,
      recordedAt: tx.at,
      firstRecordedAt: tx.at,
      hash: `MADE|${tx.at}`,
    });
    await tx.run(createCommitment, { subjectId: subject.id, unitId: unit.id, record });
    await made(tx, subject.id);
    tx.changed({ kind: 'RECORD', what: 'NEW', subjectId: subject.id, ref: id });
    return { at: tx.at, recordId: id, refusal: null };
  }

  function make(input: Making): Promise<CommitmentResult> {
    const subject = input.subject ?? viewer.subject;
    requireRight(viewer, 'MAKE_COMMITMENT', { subject, unit: input.receiver ?? department });
    if (subject === null) throw new HubError('BAD_USER_INPUT', 'subject: say who promises.');
    publicText('matter', input.matter, 500);
    if (input.content != null) publicText('content', input.content, 5_000);
    return decide('makeCommitment', input, (tx) => take(tx, input));
  }

  async function conclude(tx: Deciding, input: Outcome): Promise<CommitmentResult> {
    const { commitment: id, outcome } = input;
    const [row] = await tx.run(commitmentForUpdate, { id });
    const reason = input.reason ?? null;
    const { authorityCode: code = null, authorityName = null } = row?.found ?? {};
    // what was promised to the credit centre has no code, and its clerks follow it
    const own = code === null && authorityName === centre;
    const deciders = await decidersOf(tx, code === null ? [] : [code], own);
    const refusal = outcomeRefusal(viewer, row?.found, { outcome, reason, deciders });
    if (refusal || !row) return { at: tx.at, recordId: null, refusal: refusal ?? notFound };
    const { subjectId, decidedOn } = row.found;
    const day = dayAt(tx.at);
    const outcomeOn = notAfter('on', checkedDate('on', input.on ?? day), day, 'today');
    if (outcomeOn < decidedOn)
      throw new HubError('BAD_USER_INPUT', `on must not lie before the commitment, ${decidedOn}.`);
    await settle(tx, { id, subjectId }, { performance: outcome, outcomeOn, outcomeReason: reason });
    return { at: tx.at, recordId: id, refusal: null };
  }

  function concludeChecked(input: Outcome): Promise<CommitmentResult> {
    requireRight(viewer, 'CONCLUDE_COMMITMENT');
    if (input.reason != null) publicText('reason', input.reason, 2_000);
    return decide('recordCommitmentOutcome', input, (tx) => conclude(tx, input));
  }

  return { make, conclude: concludeChecked };
}

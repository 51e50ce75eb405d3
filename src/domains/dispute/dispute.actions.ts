/** What is done to an objection; each act is one transaction with all that follows from it. */
import { requireRight } from '../../access/rights.ts';
import type { Viewer } from '../../access/viewer.ts';
import {
  checkedReason,
  checkMaterials,
  createCaseActions,
  type Deed,
  namedUnit,
  unknownUnit,
} from '../../cases/case.actions.ts';
import { type Material, notFound, notUploaded } from '../../cases/case.ts';
import { HubError } from '../../errors.ts';
import type { Deciding, Keyed } from '../../graph/decision.ts';
import type { NoticeWords } from '../../rules/notice-words.ts';
import type { RepairRules } from '../../rules/repair.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { longText, publicText } from '../../words/limits.ts';
import type { Performance } from '../../words/publicity-rules.ts';
import { disputeStatements, openAgainst } from './dispute.cypher.ts';
import {
  alreadyOpen,
  correctionMissing,
  type DisputeAct,
  disputeCaseRules,
  disputeDeadline,
  disputeOf,
  type DisputeProperties,
  type DisputeRefusal,
} from './dispute.ts';

type PenaltyKinds = NoticeWords['penaltyKinds'];

interface Filing extends Keyed {
  readonly target: string;
  readonly claim: string;
  readonly subject?: string | null | undefined;
  readonly materials?: readonly Material[] | null | undefined;
}

/** What is right, of a record or a relation. */
export interface Correction {
  readonly title?: string | null | undefined;
  readonly fineAmount?: string | null | undefined;
  readonly confiscatedAmount?: string | null | undefined;
  readonly penaltyKinds?: readonly string[] | null | undefined;
  readonly content?: string | null | undefined;
  readonly performance?: Performance | null | undefined;
  readonly ratio?: number | null | undefined;
  readonly position?: string | null | undefined;
}

/** Who upholds an objection, and why. */
export interface Upheld {
  readonly by: string;
  readonly reason: string;
  /** The objection. */
  readonly caseId: string;
}

/** A record, relation or merge that can be objected to, with what an outcome does to it. */
export interface Contested {
  /** Who may object: the record's subject, both ends of the relation, or both who were merged. */
  readonly subjects: readonly string[];
  /** Code of the unit that made the finding, where it is known. */
  readonly reviewer: string | null;
  /** That unit as its source names it. */
  readonly reviewerName: string | null;
  readonly mark: (disputed: boolean) => Promise<void>;
  /** False when the correction says nothing that fits. */
  readonly correct: (correction: Correction) => Promise<boolean>;
  readonly withdraw: (upheld: Upheld) => Promise<void>;
}

/** What came of it: ids and named refusals only, for it is kept under the idempotency key. */
export interface DisputeResult {
  readonly disputeId: string | null;
  readonly refusal: DisputeRefusal | null;
}

export interface DisputeDeps {
  readonly viewer: Viewer;
  readonly rules: RepairRules;
  readonly decide: (
    name: string,
    input: Keyed,
    work: (tx: Deciding) => Promise<DisputeResult>,
  ) => Promise<DisputeResult>;
  /** Whether a file of this digest was uploaded. */
  readonly stored: (digest: string) => boolean;
  /** The kinds of penalty by every spelling that is understood. */
  readonly penaltyKinds: PenaltyKinds;
  /** What the id names, undefined where there is nothing that stands any more. */
  readonly contested: (tx: Deciding, id: string) => Promise<Contested | undefined>;
}

/** What is done to an objection, and why. */
interface Settling extends Deed<DisputeProperties, DisputeAct> {
  readonly correction?: Correction | null | undefined;
}

const refused = (refusal: DisputeRefusal): DisputeResult => ({ disputeId: null, refusal });

/** An amount of decimal(18,6), in 万元; nobody is fined less than nothing. */
const amountForm = /^\d{1,12}(\.\d{1,6})?$/;

function checkCorrection(correction: Correction, kinds: PenaltyKinds): Correction {
  const { ratio, position, title, content, penaltyKinds } = correction;
  if (ratio != null && !(ratio >= 0 && ratio <= 1))
    throw new HubError('BAD_USER_INPUT', 'correction.ratio must lie between 0 and 1.');
  for (const [name, text] of Object.entries({ position, title, content }))
    if (text != null) publicText(`correction.${name}`, text, 2_000);
  const { fineAmount, confiscatedAmount } = correction;
  for (const [name, amount] of Object.entries({ fineAmount, confiscatedAmount }))
    if (amount != null && !amountForm.test(amount))
      throw new HubError(
        'BAD_USER_INPUT',
        `correction.${name} must be an amount in 万元: up to 12 digits, and up to 6 behind the point.`,
      );
  if (!penaltyKinds) return correction;
  if (penaltyKinds.length === 0 || penaltyKinds.length > 20)
    throw new HubError('BAD_USER_INPUT', 'correction.penaltyKinds: 1 to 20 kinds.');
  return { ...correction, penaltyKinds: penaltyKinds.map((kind) => kindOf(kind.trim(), kinds)) };
}

function kindOf(kind: string, kinds: PenaltyKinds): string {
  const known = kinds.get(kind)?.means;
  if (known !== undefined) return known;
  if (/^其他-./u.test(kind)) return publicText('correction.penaltyKinds', kind, 100);
  throw new HubError(
    'BAD_USER_INPUT',
    'correction.penaltyKinds: write a kind by the wording of the standard, or 其他- and its name.',
  );
}

/** The acts of one request's viewer. */
export function createDisputeActions({
  viewer,
  rules,
  decide,
  stored,
  penaltyKinds,
  contested,
}: DisputeDeps) {
  const cases = createCaseActions(viewer, {
    kind: 'DISPUTE',
    statements: disputeStatements,
    rules: disputeCaseRules,
    of: disputeOf,
    deadline: (dispute, today) => disputeDeadline(rules, dispute, today),
    lapsed: (at) => ({ state: 'LAPSED', decidedAt: at }),
    noted: (act, at) => (act === 'NAME_UNIT' ? {} : { decidedAt: at }),
  });

  const objectorOf = (thing: Contested, asked: string | null | undefined): string | undefined => {
    const by = viewer.subject ?? asked;
    if (by == null) return thing.subjects.length === 1 ? thing.subjects[0] : undefined;
    return thing.subjects.find((subject) => subject === by);
  };

  async function takeIn(tx: Deciding, input: Filing): Promise<DisputeResult> {
    const thing = await contested(tx, input.target);
    const subjectId = thing && objectorOf(thing, input.subject);
    if (!thing || subjectId === undefined) return refused(notFound);
    const [found] = await tx.run(openAgainst, { targetId: input.target });
    if (found?.open) return refused(alreadyOpen);
    const materials = input.materials ?? [];
    const missing = notUploaded(materials, stored);
    if (missing) return refused(missing);
    const node = {
      id: tx.newId('DISPUTE'),
      state: 'OPEN' as const,
      subjectId,
      targetId: input.target,
      reviewer: thing.reviewer,
      reviewerName: thing.reviewerName,
      claim: input.claim,
      filedAt: tx.at,
      filedOn: dayAt(tx.at),
    };
    await cases.open(tx, { anchorId: subjectId, node, what: 'FILE' }, materials);
    await thing.mark(true);
    return { disputeId: node.id, refusal: null };
  }

  function file(input: Filing): Promise<DisputeResult> {
    requireRight(viewer, 'FILE_DISPUTE');
    longText('claim', input.claim, 2_000);
    checkMaterials(input.materials ?? []);
    return decide('fileDispute', input, (tx) => takeIn(tx, input));
  }

  /** What an outcome does to the thing; an objection to what stands no more has lost its object. */
  async function settle(
    tx: Deciding,
    { id: caseId, targetId }: DisputeProperties,
    { what, reason, correction, changes }: Settling,
  ): Promise<DisputeRefusal | 'LAPSED' | null> {
    if (what === 'NAME_UNIT') return unknownUnit(tx, changes?.reviewer);
    const thing = await contested(tx, targetId);
    if (!thing) return what === 'CANCEL' ? null : 'LAPSED';
    if (what === 'CORRECT' && !(await thing.correct(correction ?? {}))) return correctionMissing;
    if (what === 'WITHDRAW')
      await thing.withdraw({
        by: [viewer.role, viewer.user].filter(Boolean).join(' '),
        reason: reason ?? '',
        caseId,
      });
    await thing.mark(false);
    return null;
  }

  const act = (
    name: string,
    input: Keyed & { readonly dispute: string },
    deed: Settling,
  ): Promise<DisputeResult> =>
    decide(name, input, async (tx) => {
      const refusal = await cases.act(tx, input.dispute, deed, (dispute) =>
        settle(tx, dispute, deed),
      );
      return refusal ? refused(refusal) : { disputeId: input.dispute, refusal };
    });

  return {
    file,
    resolve: (
      input: Keyed & {
        readonly dispute: string;
        readonly outcome: 'CORRECT' | 'WITHDRAW' | 'DISMISS';
        readonly reason: string;
        readonly correction?: Correction | null | undefined;
      },
    ): Promise<DisputeResult> => {
      const reason = checkedReason(input.reason);
      const correction = input.correction && checkCorrection(input.correction, penaltyKinds);
      const content = correction ?? {};
      return act('resolveDispute', input, { what: input.outcome, reason, correction, content });
    },
    nameUnit: (
      input: Keyed & { readonly dispute: string; readonly unit: string; readonly reason: string },
    ): Promise<DisputeResult> =>
      act('nameDisputeUnit', input, { what: 'NAME_UNIT', ...namedUnit(input) }),
    withdraw: (
      input: Keyed & { readonly dispute: string; readonly reason?: string | null | undefined },
    ): Promise<DisputeResult> =>
      act('withdrawDispute', input, { what: 'CANCEL', reason: checkedReason(input.reason) }),
  };
}

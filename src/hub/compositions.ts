/** Answers that are put together from several domains: each is handed the questions of the others that it needs. */
import { recordsNotOpen } from '../access/not-open.ts';
import type { Viewer } from '../access/viewer.ts';
import { createCommitmentActions } from '../domains/commitment/commitment.actions.ts';
import { commitmentOf } from '../domains/commitment/commitment.ts';
import { createCommitmentStore } from '../domains/commitment/commitment.store.ts';
import type { ControlStore } from '../domains/control/control.store.ts';
import { createGroupStore } from '../domains/group/group.store.ts';
import { createBetweenStore } from '../domains/map/between.store.ts';
import { createDiffStore } from '../domains/map/diff.store.ts';
import { createMapStore, mapCursor } from '../domains/map/map.store.ts';
import { createPathStore } from '../domains/path/path.store.ts';
import type { RecordRow } from '../domains/record/record.ts';
import { branchesOf, relationFields } from '../domains/relation/relation.ts';
import { relationCursor, relationPlace } from '../domains/relation/relation.store.ts';
import type { createSanctionStore } from '../domains/sanction/sanction.store.ts';
import type { ControllerAnswer } from '../domains/screening/screening.ts';
import { statedFields } from '../domains/subject/subject.ts';
import type { ResolvedAsOf } from '../words/as-of.ts';
import { partsOfSlot } from '../words/relation-kinds.ts';
import type { Context } from './context.ts';
import type { decideAs } from './decide-as.ts';
import { catalogueItem } from '../rules/catalogue.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import type { Consequences } from './record-consequences.ts';
import type { Domains, Hub } from './request.ts';

type SanctionStore = ReturnType<typeof createSanctionStore>;

/** The rule by which control holds a family together. */
const cascade = { rule: 'CONTROL_CASCADE' } as const;

const isWhole = (warnings: readonly { readonly code: string }[]): boolean =>
  warnings.every(({ code }) => code !== 'TRUNCATED');

/** The map: around a subject, between subjects, and what differs between two days. */
export function mapOf({ subject, relation }: Pick<Domains, 'subject' | 'relation'>) {
  const sources = {
    subject: subject.required,
    wanted: (kinds: Parameters<typeof branchesOf>[0]) => branchesOf(kinds, null),
    walk: relation.walk,
    totals: relation.totals,
    cursor: relationCursor,
    place: relationPlace,
  };
  const maps = createMapStore(sources);
  const difference = createDiffStore({
    around: maps.around,
    subject: subject.required,
    subjectFields: statedFields,
    edgeFields: relationFields,
    ratio: async (edge, asOf) => relation.ratio({ ...edge, asOf }),
  });
  return { ...maps, ...createBetweenStore(sources), ...difference };
}

/** Paths between two subjects. */
export const pathOf = ({ subject, relation }: Pick<Domains, 'subject' | 'relation'>) =>
  createPathStore({
    subject: subject.required,
    wanted: (...asked: Parameters<typeof branchesOf>) =>
      branchesOf(...asked).filter((slot) => partsOfSlot(slot).direction !== 'THIRD'),
    walk: relation.ties,
    relation: relation.byId,
    totals: relation.totals,
  });

/** The related group of a subject, and the risk that it carries. */
export const groupOf = (
  { subject, relation, control, record }: Domains,
  { punishments }: Pick<SanctionStore, 'punishments'>,
  viewer: Viewer,
) =>
  createGroupStore({
    subject: subject.required,
    walk: relation.walk,
    totals: relation.totals,
    controllers: async (party, asOf) => {
      const { controllers, warnings } = await control.controllers(party, cascade, asOf);
      return { found: controllers, isWhole: isWhole(warnings) };
    },
    controlled: async (party, first, asOf) => {
      const page = await control.controlled(party, { ...cascade, first }, asOf);
      const found = page.rows.map(({ row }) => row);
      return { found, isWhole: isWhole(page.warnings) && !page.more };
    },
    recordsOpen: (party) => recordsNotOpen(viewer, party) === null,
    riskCounts: async (id, asOf) => {
      const [records, sanctions] = await Promise.all([
        record.counts(id, asOf),
        punishments(id, asOf),
      ]);
      return {
        PENALTY: records.penalties,
        LIST_ENTRY: records.listEntries,
        JUDGMENT_DEFAULT: records.judgmentDefaults,
        SANCTION: sanctions,
      };
    },
    cursor: (node, branch, rank) => mapCursor(node, relationCursor(branch, rank)),
  });

/** Commitments: records that are made at the hub, and their outcome. */
export function commitmentsOf(
  hub: Hub,
  {
    record,
    reader,
    viewer,
    sight,
    now,
    decide,
    rules,
    consequences,
  }: Pick<Context, 'record' | 'reader' | 'viewer' | 'sight' | 'now'> & {
    readonly decide: ReturnType<typeof decideAs>;
    readonly rules: Rulebook;
    readonly consequences: Consequences;
  },
) {
  return {
    ...createCommitmentStore({ reader, viewer, sight, record: (id) => record.required(id, now) }),
    ...createCommitmentActions({
      viewer,
      sight,
      decide,
      centre: hub.reports.centre,
      rules: rules.commitments,
      publicity: rules.publicity,
      item: catalogueItem(rules.catalogue, 'COMMITMENT'),
      ...consequences.commitment,
    }),
    of: (row: RecordRow) => commitmentOf(row, row.asOf.validAt),
    /** The record as it is known from the decision on. */
    decided: async (id: string | null, at: string) =>
      id === null ? null : record.byId(id, { ...now, knownAt: at }),
  };
}

/** Who controls a firm, with the relations that prove it, as a screening keeps it. */
export const controllersBy =
  (control: ControlStore, asOf: ResolvedAsOf) =>
  async (party: Parameters<ControlStore['controllers']>[0]): Promise<ControllerAnswer[]> => {
    const { controllers } = await control.controllers(party, { rule: 'ACTUAL_CONTROLLER' }, asOf);
    return controllers.map(({ subjectId, ratio, proof }) => {
      const { edges, arithmetic } = proof();
      return { subjectId, ratio, arithmetic, relationIds: edges.map(({ id }) => id) };
    });
  };

import type { Context } from '../../hub/context.ts';
import type { Resolvers } from '../../generated/schema.ts';
import { connectionEdge, openConnection } from '../../words/page.ts';

const repairs = async (
  party: { readonly id: string },
  input: { readonly first?: number | null; readonly after?: string | null },
  { repair, notOpen }: Context,
) => ({ ...(await repair.page(party.id, input)), notOpen: notOpen.cases(party) });

export const repairResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Mutation'
  | 'Enterprise'
  | 'IndividualBusiness'
  | 'Organization'
  | 'Person'
  | 'CreditRecord'
  | 'Repair'
  | 'RepairPayload'
  | 'RepairConnection'
  | 'RepairEdge'
> = {
  Query: { repairs: (_, input, { repair }) => repair.toHandle(input) },
  Mutation: {
    applyForRepair: (_, { input }, { repair }) => repair.apply(input),
    decideRepair: (_, { input }, { repair }) => repair.decide(input),
    nameRepairUnit: (_, { input }, { repair }) => repair.nameUnit(input),
    withdrawRepair: (_, { input }, { repair }) => repair.withdraw(input),
    serveRepair: (_, { input }, { repair }) => repair.serve(input),
  },
  Enterprise: { repairs },
  IndividualBusiness: { repairs },
  Organization: { repairs },
  Person: { repairs },
  CreditRecord: {
    repairability: ({ id }, _, { repair }) => repair.repairability(id),
  },
  Repair: {
    subject: ({ subjectId }, _, { subject, now }) => subject.required('subject', subjectId, now),
    record: ({ recordId }, _, { record, now }) => record.byId(recordId, now),
  },
  RepairPayload: {
    repair: ({ repairId }, _, { repair }) => (repairId === null ? null : repair.byId(repairId)),
  },
  RepairConnection: openConnection,
  RepairEdge: connectionEdge,
};

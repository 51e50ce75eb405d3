/** The fields of the schema that tell who controls a subject, and whom it controls, with the proof. */
import type { Resolvers } from '../../generated/schema.ts';
import { resolveAsOf } from '../../words/as-of.ts';
import { connection, connectionEdge } from '../../words/page.ts';
import { inLanguage } from '../../words/bilingual.ts';

export const controlResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Enterprise'
  | 'Person'
  | 'ControlAnswer'
  | 'Controller'
  | 'ControlProof'
  | 'ControlWarning'
  | 'ProofPath'
  | 'ControlledConnection'
  | 'ControlledEdge'
> = {
  Query: {
    controllers: async (_, { subject: id, asOf, ...input }, { subject, control, now }) =>
      control.controllers(
        await subject.required('subject', id, resolveAsOf(asOf, now)),
        input,
        resolveAsOf(asOf, now),
      ),
    controlled: async (_, { subject: id, asOf, ...input }, { subject, control, now }) =>
      control.controlled(
        await subject.required('subject', id, resolveAsOf(asOf, now)),
        input,
        resolveAsOf(asOf, now),
      ),
  },
  Enterprise: {
    controllers: (row, { asOf, ...input }, { control }) =>
      control.controllers(row, input, resolveAsOf(asOf, row.asOf)),
  },
  Person: {
    controlled: (row, { asOf, ...input }, { control }) =>
      control.controlled(row, input, resolveAsOf(asOf, row.asOf)),
  },
  ControlAnswer: {
    edition: ({ edition }, asked) => inLanguage(edition, asked),
    filed: ({ subjectId, rule, asOf }, _, { control }) => control.filed(subjectId, rule, asOf),
  },
  Controller: {
    subject: ({ subjectId, asOf }, _, { subject }) =>
      subject.required('controller', subjectId, asOf),
    basis: ({ basis }, asked) => inLanguage(basis, asked),
    proof: ({ proof }) => proof(),
  },
  ControlProof: { arithmetic: ({ arithmetic }, asked) => inLanguage(arithmetic, asked) },
  ControlWarning: { message: ({ message }, asked) => inLanguage(message, asked) },
  ProofPath: {
    nodes: ({ subjectIds, asOf }, _, { subject }) =>
      Promise.all(subjectIds.map((id) => subject.required('node', id, asOf))),
  },
  ControlledConnection: {
    ...connection,
    edition: ({ edition }, asked) => inLanguage(edition, asked),
  },
  ControlledEdge: connectionEdge,
};

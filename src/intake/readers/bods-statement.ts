// The parts of a BODS 0.4 statement that the hub reads; all else stays in the row as delivered.
import { z } from 'zod';

const identifier = z.object({ id: z.string().optional(), scheme: z.string().optional() });

const share = z.object({
  exact: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
});

const interest = z.object({
  type: z.string().optional(),
  directOrIndirect: z.string().optional(),
  beneficialOwnershipOrControl: z.boolean().optional(),
  share: share.optional(),
  startDate: z.string().optional(),
  endDate: z.string().optional(),
});

const envelope = z.object({
  recordId: z.string().min(1),
  recordStatus: z.enum(['new', 'updated', 'closed']),
  declarationSubject: z.string().optional(),
  statementDate: z.string().optional(),
  publicationDetails: z
    .object({ publisher: z.object({ name: z.string().optional() }).optional() })
    .optional(),
});

const entity = envelope.extend({
  recordType: z.literal('entity'),
  recordDetails: z.object({
    name: z.string().optional(),
    entityType: z
      .object({ type: z.string().optional(), subtype: z.string().optional() })
      .optional(),
    foundingDate: z.string().optional(),
    identifiers: z.array(identifier).optional(),
    addresses: z.array(z.object({ address: z.string().optional() })).optional(),
  }),
});

const person = envelope.extend({
  recordType: z.literal('person'),
  recordDetails: z.object({
    personType: z.string().optional(),
    names: z
      .array(z.object({ type: z.string().optional(), fullName: z.string().optional() }))
      .optional(),
  }),
});

const relationship = envelope.extend({
  recordType: z.literal('relationship'),
  recordDetails: z.object({
    subject: z.unknown(),
    interestedParty: z.unknown(),
    interests: z.array(interest).optional(),
  }),
});

/** A statement of BODS 0.4: one version of an entity's, a person's or a relationship's record. */
export const statementSchema = z.discriminatedUnion('recordType', [entity, person, relationship]);

/** A statement as BODS 0.1 to 0.3 wrote it: recognised, so that its edition can be named. */
export const olderStatement = z.object({
  statementID: z.string(),
  statementType: z.string(),
  publicationDetails: z.object({ bodsVersion: z.string().max(10).optional() }).optional(),
});

export type Statement = Readonly<z.infer<typeof statementSchema>>;
export type EntityStatement = Readonly<z.infer<typeof entity>>;
export type PersonStatement = Readonly<z.infer<typeof person>>;
export type RelationshipStatement = Readonly<z.infer<typeof relationship>>;
export type Interest = Readonly<z.infer<typeof interest>>;
export type Share = Readonly<z.infer<typeof share>>;

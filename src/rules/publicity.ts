/** Reads the rules of publicity: how long what is shown, by the regime of its day. */
import { z } from 'zod';
import { addDays, isRealDate } from '../words/calendar-date.ts';
import { performances, type PublicityRules } from '../words/publicity-rules.ts';
import { certainties } from './certainty.ts';
import { openRules, readRules, type RuleFile, rulesDigest, shippedFile } from './read-rules.ts';

const text = z.string().min(1);
const day = z.string().refine(isRealDate, 'not a calendar date').nullable();
const months = z.number().int().min(0).max(1200);
const publicityClass = z.enum(['MINOR', 'GENERAL', 'SERIOUS']).nullable();
const origin = { source: text, certainty: z.enum(certainties) };

const classRule = z
  .strictObject({
    class: publicityClass,
    nameZh: text,
    published: z.boolean(),
    minMonths: months,
    maxMonths: months,
  })
  .refine((rule) => rule.minMonths <= rule.maxMonths, 'minMonths is above maxMonths');

const penaltyField = z.strictObject({
  ...origin,
  name: text,
  laws: z.array(text).min(1),
  words: z.array(text).min(1),
  doubtfulWords: z.array(text),
  authorities: z.array(text),
  otherwise: z.array(text),
});

const regime = z
  .strictObject({
    ...origin,
    id: text,
    title: text,
    edition: text,
    firstDay: day,
    lastDay: day,
    clockStart: z.literal('DECISION_DATE'),
    classes: z.array(classRule).min(1),
    penaltyKinds: z.array(
      z.strictObject({
        ...origin,
        names: z.array(text).min(1),
        class: publicityClass,
        firstDay: day,
        lastDay: day,
      }),
    ),
    otherwise: z.strictObject({ ...origin, class: publicityClass }),
    neverPublished: z.strictObject({
      ...origin,
      simpleProcedure: z.boolean(),
      penaltyKinds: z.array(text),
    }),
    fieldMinimums: z.strictObject({
      ...origin,
      fields: z.array(penaltyField),
      generalLaws: z.array(text),
      minMonths: months,
    }),
  })
  .refine((one) => {
    const known = new Set(one.classes.map((rule) => rule.class));
    return [...one.penaltyKinds, one.otherwise].every((rule) => known.has(rule.class));
  }, 'a kind of penalty has a class that the regime does not have')
  .refine(
    ({ classes }) =>
      classes.every((rule, i) => i === 0 || rule.maxMonths >= (classes[i - 1]?.maxMonths ?? 0)),
    'the classes must go from the shortest to the longest',
  );

const listRule = z.strictObject({
  ...origin,
  id: text,
  names: z.array(text).min(1),
  edition: text,
  class: publicityClass,
  clockStart: z.enum(['DECISION_DATE', 'PUBLICATION_DATE']),
  minMonths: months.nullable(),
  maxMonths: months.nullable(),
});

const commitmentRule = z.strictObject({
  ...origin,
  id: text,
  title: text,
  edition: text,
  states: z
    .array(
      z.strictObject({
        performance: z.enum(performances),
        nameZh: text,
        class: publicityClass,
        clockStart: z.enum(['DECISION_DATE', 'OUTCOME_DATE']),
        minMonths: months.nullable(),
        maxMonths: months.nullable(),
      }),
    )
    .refine(
      (states) =>
        performances.every(
          (one) => states.filter(({ performance }) => performance === one).length === 1,
        ),
      'each state of a commitment needs one rule',
    ),
});

const follows = (last: string | null | undefined, first: string | null): boolean =>
  typeof last === 'string' && first === addDays(last, 1);

const withoutGaps = (regimes: readonly z.infer<typeof regime>[]): boolean =>
  regimes[0]?.firstDay === null &&
  regimes.at(-1)?.lastDay === null &&
  regimes.every((one, i) => i === 0 || follows(regimes[i - 1]?.lastDay, one.firstDay));

const publicityRules = z.strictObject({
  edition: text,
  regimes: z.array(regime).min(1).refine(withoutGaps, 'the regimes must cover every day once'),
  lists: z.array(listRule),
  judgmentDefault: listRule.extend({
    performed: z.strictObject({ ...origin, words: z.array(text).min(1) }),
  }),
  validity: z
    .array(
      z.strictObject({
        ...origin,
        id: text,
        kind: z.enum(['LICENCE', 'HONOUR']),
        title: text,
        edition: text,
      }),
    )
    .refine(
      (rules) =>
        ['LICENCE', 'HONOUR'].every(
          (kind) => rules.filter((rule) => rule.kind === kind).length === 1,
        ),
      'licences and honours need one rule each',
    ),
  commitment: commitmentRule,
});

const ownFile = shippedFile('publicity');

/** Which wording of the rules this is: the digest of their file. */
export const publicityDigest = (file: RuleFile = ownFile): string =>
  rulesDigest(openRules(file).text);

/** Reads and checks the publicity rules. */
export const readPublicityRules = (file: RuleFile = ownFile): PublicityRules =>
  readRules(file, publicityRules);

/** Issues the report that a question put together, and finds issued ones again. */
import type { Viewer } from '../../access/viewer.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { limits } from '../../words/limits.ts';
import { type Direction, type RelationKind, relationKinds } from '../../words/relation-kinds.ts';
import type { Format } from './report-documents.ts';
import type { ReportIssuer } from './report-issuer.actions.ts';
import type { Doubt, Gathered, Link, Occasion, SubjectFacts } from './report-gathering.ts';
import type { Fact, Language, Words } from './report-model.ts';
import { controlWords, fact, percent, roleWords } from './report-words.ts';

interface RelationFacts {
  readonly fromId: string;
  readonly toId: string;
  readonly position: string | null;
  readonly validFrom: string | null;
}

interface RelationPage<Relation> {
  readonly rows: readonly Relation[];
  readonly more: boolean;
}

/** A report as the question put it together. */
interface MadeReport<Subject> {
  readonly number: string;
  readonly issuedAt: string;
  readonly purpose: string;
  readonly subject: Subject;
  readonly legalRepresentative: { readonly subjectId: string } | null;
  readonly controllers: readonly {
    readonly subjectId: string;
    readonly role: string;
    /** The law by its name, and its wording with the source. */
    readonly law: Words;
    readonly edition: Words;
    readonly control: {
      readonly ratio: number | null;
      readonly basis: Words;
      readonly proof: () => { readonly arithmetic: Words };
    };
  }[];
  readonly warnings: readonly {
    readonly code: string;
    readonly edges: readonly { readonly toId: string }[];
  }[];
  readonly asOf: ResolvedAsOf;
}

/** What issuing needs of the request and of the other domains. */
export interface IssuingSources<Subject extends SubjectFacts, Relation extends RelationFacts> {
  readonly viewer: Viewer;
  readonly issuer: ReportIssuer;
  /** RATE_LIMITED when this caller had too many issued. */
  readonly checkRate: () => Promise<void>;
  /** Name of the centre that issues. */
  readonly centre: string;
  readonly gather: (
    subject: Subject,
    links: { links: readonly Link[]; warnings: readonly Doubt[]; notes: readonly Words[] },
    occasion: Occasion,
  ) => Promise<Gathered>;
  readonly relations: (
    id: string,
    kind: RelationKind,
    direction: Direction,
    first: number,
    asOf: ResolvedAsOf,
  ) => Promise<RelationPage<Relation>>;
  /** What a unit is called, with its code. */
  readonly unit: (code: string) => Promise<string>;
  /** The share of a holding, 0..1; null when unknown. */
  readonly ratio: (relation: Relation) => Promise<number | null>;
}

const cut = (role: string): Words => {
  const { zh, en } = roleWords(role);
  return {
    zh: `${zh}超过 ${limits.reportLinked} 个，仅列出前 ${limits.reportLinked} 个。`,
    en: `${en}: more than ${limits.reportLinked}; the first ${limits.reportLinked} are listed.`,
  };
};

/** Links of persons to firms and back: which relation, from which side, under which role. */
const roles = {
  firm: [
    ['SHAREHOLDER', 'IN', 'SHAREHOLDER'],
    ['EXECUTIVE', 'IN', 'EXECUTIVE'],
  ],
  person: [
    ['LEGAL_REPRESENTATIVE', 'OUT', 'REPRESENTED'],
    ['SHAREHOLDER', 'OUT', 'HELD'],
    ['EXECUTIVE', 'OUT', 'EXECUTIVE_AT'],
  ],
} as const;

export function createReportIssuing<Subject extends SubjectFacts, Relation extends RelationFacts>({
  viewer,
  issuer,
  ...sources
}: IssuingSources<Subject, Relation>) {
  type Made = MadeReport<Subject>;

  const shareOf = async (kind: RelationKind, relation: Relation): Promise<string | null> =>
    relationKinds[kind].weighs === 'SHARE' ? percent(await sources.ratio(relation)) : null;

  const factsOf = (share: string | null, { position, validFrom }: Relation): Fact[] => [
    ...fact('ratio', share),
    ...fact('position', position),
    ...fact('since', validFrom),
  ];

  async function related({ subject, asOf }: Made): Promise<{ links: Link[]; notes: Words[] }> {
    const found = await Promise.all(
      roles[subject.kind === 'PERSON' ? 'person' : 'firm'].map(async ([kind, direction, role]) => {
        const page = await sources.relations(
          subject.id,
          kind,
          direction,
          limits.reportLinked,
          asOf,
        );
        const links = page.rows.map(async (relation): Promise<Link> => {
          const share = await shareOf(kind, relation);
          const subjectId = direction === 'IN' ? relation.fromId : relation.toId;
          return { subjectId, role, facts: factsOf(share, relation), share };
        });
        return { links: await Promise.all(links), notes: page.more ? [cut(role)] : [] };
      }),
    );
    return {
      links: found.flatMap(({ links }) => links),
      notes: found.flatMap(({ notes }) => notes),
    };
  }

  async function linksOf(made: Made) {
    const { legalRepresentative: head, controllers, warnings } = made;
    const { links, notes } = await related(made);
    const first = controllers
      .slice(0, limits.reportLinked)
      .map(({ subjectId, role, law, edition, control: { ratio, basis, proof } }) => ({
        subjectId,
        role,
        facts: [{ label: roleWords(role), value: controlWords(ratio, law) }],
        proof: { edition, basis, arithmetic: proof().arithmetic },
      }));
    const heads = head
      ? [{ subjectId: head.subjectId, role: 'LEGAL_REPRESENTATIVE', facts: [] }]
      : [];
    const left = controllers.length > first.length ? [cut('ACTUAL_CONTROLLER')] : [];
    return {
      links: [...heads, ...first, ...links],
      warnings: warnings.map(({ code, edges }) => ({ code, firms: edges.map(({ toId }) => toId) })),
      notes: [...notes, ...left],
    };
  }

  async function write(made: Made): Promise<void> {
    await sources.checkRate();
    const { number, issuedAt, purpose, subject, asOf } = made;
    const gathered = await sources.gather(subject, await linksOf(made), {
      number,
      issuedAt,
      purpose,
      asOf,
      code: issuer.code(number),
      verifyUrl: issuer.verifyUrl(number),
      centre: sources.centre,
      role: viewer.role,
      department: viewer.department === null ? null : await sources.unit(viewer.department),
      user: viewer.user,
    });
    await issuer.issue(
      viewer,
      { number, issuedAt, purpose, subjectId: subject.id, ...asOf },
      { ...gathered, isPerson: subject.kind === 'PERSON' },
    );
  }

  /** Formats and languages asked for in one question are documents of one report. */
  const written = new Map<string, Promise<void>>();

  return {
    number: (issuedAt: string): string => issuer.number(dayAt(issuedAt)),
    issue: async (made: Made, format: Format, language: Language): Promise<string> => {
      const { number, subject } = made;
      const writing = written.get(number) ?? write(made);
      written.set(number, writing);
      await writing;
      const holder = viewer.subject === subject.id ? 'subject' : 'viewer';
      return issuer.address(holder, { number, language, format });
    },
    issued: async (number: string) => {
      const { purpose, issuedAt, subjectId, validAt, knownAt } = await issuer.find(viewer, number);
      return { number, purpose, issuedAt, subjectId, asOf: { validAt, knownAt } };
    },
    again: ({ number }: { number: string }, format: Format, language: Language): Promise<string> =>
      issuer.again(viewer, { number, language, format }),
  };
}

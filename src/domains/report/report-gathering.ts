/** Puts the model of a report together from what the other domains answer; it is handed their questions. */
import { reportForm, reportStandard } from '../../rules/report.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { groupBy } from '../../words/group.ts';
import { limits } from '../../words/limits.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import type {
  Fact,
  LinkedPartyModel,
  ProofModel,
  ReportModel,
  Section,
  Words,
} from './report-model.ts';
import {
  countsOf,
  type RecordFacts,
  sectionModel,
  sectionsOf,
  type SeenSection,
  type SeenRecord,
} from './report-records.ts';
import {
  enquirerWords,
  fact,
  kindWords,
  purposeWords,
  roleWords,
  warningWords,
} from './report-words.ts';

/** What a report shows of a subject. */
export interface SubjectFacts {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly formerNames: readonly string[] | null;
  readonly legalForm: string | null;
  readonly status: string | null;
  readonly establishedOn: string | null;
  readonly registeredCapital: string | null;
  readonly capitalCurrency: string | null;
  readonly industryCode: string | null;
  readonly regionCode: string | null;
  readonly address: string | null;
  readonly registrationAuthority: string | null;
  readonly businessScope: string | null;
}

/** Somebody linked to the subject, in one role. */
export interface Link {
  readonly subjectId: string;
  readonly role: string;
  readonly facts: readonly Fact[];
  /** Of a holding, in percent; null when unknown. */
  readonly share?: string | null;
  /** Where the role is one of control. */
  readonly proof?: Omit<ProofModel, 'role'>;
}

/** What makes an answer about controllers uncertain, and in which firms. */
export interface Doubt {
  readonly code: string;
  readonly firms: readonly string[];
}

/** Firms that one doubt names. */
const doubtedMost = 5;

/** What another domain adds: a section of the form, or more entries for one. `rests` are the records it shows. */
export interface AddedSection extends Omit<Section, 'title'> {
  readonly rests: readonly string[];
}

/** What a model needs of the other domains. */
export interface GatheringSources<Subject extends SubjectFacts> {
  readonly identifiers: (subject: Subject) => readonly { scheme: string; value: string }[];
  readonly party: (id: string, asOf: ResolvedAsOf) => Promise<SubjectFacts>;
  /** Whether the viewer sees no more of a subject than its masked outline. */
  readonly isOutline: (id: string, kind: SubjectKind) => boolean;
  /** Records that the viewer may see, latest first; one more than `most` when there are more. */
  readonly seen: (id: string, most: number, asOf: ResolvedAsOf) => Promise<readonly SeenRecord[]>;
  readonly record: (id: string, asOf: ResolvedAsOf) => Promise<RecordFacts | null>;
  readonly added: readonly ((
    subject: Subject,
    asOf: ResolvedAsOf,
  ) => Promise<AddedSection | null>)[];
}

/** What is decided before the model is put together. */
export interface Occasion {
  readonly number: string;
  readonly code: string;
  readonly verifyUrl: string;
  readonly centre: string;
  readonly issuedAt: string;
  readonly purpose: string;
  readonly role: string;
  readonly department: string | null;
  readonly user: string | null;
  readonly asOf: ResolvedAsOf;
}

/** A model, and the ids of all records that it shows or counts. */
export interface Gathered {
  readonly model: ReportModel;
  readonly rests: readonly string[];
}

const registrationOf = (subject: SubjectFacts): Fact[] => [
  ...fact('legalForm', subject.legalForm),
  ...fact('status', subject.status),
  ...fact('establishedOn', subject.establishedOn),
  ...fact('registeredCapital', subject.registeredCapital),
  ...fact('capitalCurrency', subject.capitalCurrency),
  ...fact('industryCode', subject.industryCode),
  ...fact('regionCode', subject.regionCode),
  ...fact('registrationAuthority', subject.registrationAuthority),
  ...fact('address', subject.address),
  ...fact('businessScope', subject.businessScope),
  ...fact('formerNames', subject.formerNames?.join('；')),
];

const withoutNumber: Words = {
  zh: '数据来源未提供该主体的证件号码：仅凭姓名不与其他同名主体合并，本报告只含以此主体归集的信息。',
  en: 'No source gives a number of this subject: by name alone it is joined with nobody, and the report holds what was collected under this subject only.',
};

/** Puts reports together. Everything it is handed answers as the viewer may see it. */
export function createGathering<Subject extends SubjectFacts>(sources: GatheringSources<Subject>) {
  /** Sections with their latest entries, at most so many in each. */
  const modelsOf = (sections: readonly SeenSection[], most: number, asOf: ResolvedAsOf) =>
    Promise.all(
      sections.map(async (section) => {
        const listed = section.seen.slice(0, most);
        const records = await Promise.all(listed.map(({ id }) => sources.record(id, asOf)));
        return sectionModel(
          section,
          records.filter((record) => record !== null),
        );
      }),
    );

  /** The same of those sections that have any. */
  const listedOf = (sections: readonly SeenSection[], most: number, asOf: ResolvedAsOf) =>
    modelsOf(
      sections.filter(({ seen }) => seen.length > 0),
      most,
      asOf,
    );

  /** Whom the register names beside the firm: its legal representative, and its shareholders with their shares. */
  async function registered(links: readonly Link[], asOf: ResolvedAsOf): Promise<Fact[]> {
    const namesOf = async (role: string): Promise<string> => {
      const named = links.filter((link) => link.role === role);
      const names = await Promise.all(
        named.map(async ({ subjectId, share = null }) => {
          const { name } = await sources.party(subjectId, asOf);
          return share === null ? name : `${name} ${share}`;
        }),
      );
      return names.join('；');
    };
    return [
      ...fact('legalRepresentative', (await namesOf('LEGAL_REPRESENTATIVE')) || null),
      ...fact('shareholders', (await namesOf('SHAREHOLDER')) || null),
    ];
  }

  async function linkedParty(
    [first, ...others]: readonly [Link, ...Link[]],
    asOf: ResolvedAsOf,
  ): Promise<{ party: LinkedPartyModel; rests: readonly string[] }> {
    const links = [first, ...others];
    const subject = await sources.party(first.subjectId, asOf);
    const most = limits.reportCountedLinked;
    const seen = await sources.seen(subject.id, most, asOf);
    const sections = sectionsOf(reportForm(subject.kind), seen, most);
    const open = !sources.isOutline(subject.id, subject.kind);
    const party = {
      roles: links.map(({ role }) => roleWords(role)),
      name: subject.name,
      kind: kindWords(subject.kind),
      facts: links.flatMap(({ facts }) => facts),
      counts: open ? countsOf(sections) : null,
      sections: open ? await listedOf(sections, limits.reportEntriesLinked, asOf) : [],
      proofs: links.flatMap(({ role, proof }) =>
        proof ? [{ role: roleWords(role), ...proof }] : [],
      ),
    };
    return { party, rests: seen.slice(0, most).map(({ id }) => id) };
  }

  /** One line for each kind of doubt, with the firms that it concerns. */
  const doubtWords = (doubts: readonly Doubt[], asOf: ResolvedAsOf): Promise<Words[]> =>
    Promise.all(
      [...groupBy(doubts, ({ code }) => code)].map(async ([code, same]) => {
        const ids = [...new Set(same.flatMap(({ firms }) => firms))];
        const firms = await Promise.all(
          ids.slice(0, doubtedMost).map((id) => sources.party(id, asOf)),
        );
        const names = firms.map(({ name }) => name);
        const left = ids.length - names.length;
        const { zh, en } = warningWords(code);
        if (names.length === 0) return { zh, en };
        return {
          zh: `${zh}：${names.join('、')}${left > 0 ? `等${ids.length}家` : ''}`,
          en: `${en}: ${names.join(', ')}${left > 0 ? ` and ${left} more` : ''}`,
        };
      }),
    );

  const linkedParties = (links: readonly Link[], asOf: ResolvedAsOf) =>
    Promise.all(
      [...groupBy(links, ({ subjectId }) => subjectId).values()].map((group) =>
        linkedParty(group as [Link, ...Link[]], asOf),
      ),
    );

  async function ownSections(subject: Subject, asOf: ResolvedAsOf) {
    const most = limits.reportCounted;
    const seen = await sources.seen(subject.id, most, asOf);
    const sections = await modelsOf(
      sectionsOf(reportForm(subject.kind), seen, most),
      limits.reportEntries,
      asOf,
    );
    return { sections, rests: seen.slice(0, most).map(({ id }) => id) };
  }

  async function sectionsWithAdded(subject: Subject, asOf: ResolvedAsOf) {
    const [own, added] = await Promise.all([
      ownSections(subject, asOf),
      Promise.all(sources.added.map((source) => source(subject, asOf))),
    ]);
    const more = added.filter((one) => one !== null);
    const sections = own.sections.map((section) =>
      more
        .filter(({ id }) => id === section.id)
        .reduce<Section>(
          (sum, one) => ({
            ...sum,
            entries: [...sum.entries, ...one.entries],
            total: sum.total + one.total,
            more: sum.more || one.more,
            ...(one.closed ? { closed: true } : {}),
            notes: [...sum.notes, ...one.notes],
          }),
          section,
        ),
    );
    return { sections, rests: [...own.rests, ...more.flatMap(({ rests }) => rests)] };
  }

  /** The model of a report on this subject with these links; `warnings` are those of the control domain. */
  return async function gather(
    subject: Subject,
    {
      links,
      warnings,
      notes,
    }: {
      readonly links: readonly Link[];
      readonly warnings: readonly Doubt[];
      readonly notes: readonly Words[];
    },
    occasion: Occasion,
  ): Promise<Gathered> {
    const { asOf } = occasion;
    const open = !sources.isOutline(subject.id, subject.kind);
    const [own, linked, doubts, named] = await Promise.all([
      sectionsWithAdded(subject, asOf),
      linkedParties(links, asOf),
      doubtWords(warnings, asOf),
      subject.kind === 'PERSON' ? [] : registered(links, asOf),
    ]);
    const form = reportForm(subject.kind);
    const identifiers = sources.identifiers(subject);
    const rests = new Set([...own.rests, ...linked.flatMap((one) => one.rests)]);
    return {
      rests: [...rests].sort(),
      model: {
        layout: 4,
        title: form.title,
        standard: reportStandard.source,
        explanation: reportStandard.explanation,
        centre: occasion.centre,
        number: occasion.number,
        code: occasion.code,
        verifyUrl: occasion.verifyUrl,
        issuedAt: occasion.issuedAt,
        validAt: asOf.validAt,
        knownAt: asOf.knownAt,
        purpose: purposeWords(occasion.purpose),
        enquirer: enquirerWords(occasion.role),
        department: occasion.department,
        user: occasion.user,
        subject: {
          name: subject.name,
          kind: kindWords(subject.kind),
          isOpen: open,
          identifiers: identifiers.flatMap(({ scheme, value }) => fact(scheme, value)),
          registration: [...registrationOf(subject), ...named],
          notes: open && identifiers.length === 0 ? [withoutNumber] : [],
        },
        linked: linked.map(({ party }) => party),
        warnings: [...doubts, ...notes],
        sections: open ? own.sections : [],
      },
    };
  };
}

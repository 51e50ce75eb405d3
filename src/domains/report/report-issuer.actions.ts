/**
 * Issues reports and gives their documents out. It outlives requests: a document is fetched minutes or
 * years after it was asked for, by the same viewer, by the subject itself, or by whoever holds a fresh address.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { ReportKeys } from '../../access/report-keys.ts';
import { admits } from '../../access/rights.ts';
import { callerOf, type Role, type Viewer } from '../../access/viewer.ts';
import { sightOf } from '../../access/visibility.ts';
import { HubError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import { asOfNow } from '../../words/as-of.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { limits } from '../../words/limits.ts';
import { maskPersonName } from '../../words/party-name.ts';
import type { PdfSetter } from './pdf-setter.ts';
import { type Address, documentName, type DocumentName } from './report-documents.ts';
import type { Gathered } from './report-gathering.ts';
import { htmlOf } from './report-html.ts';
import { layoutOf } from './report-layout.ts';
import type { Words } from './report-model.ts';
import {
  giveDocument,
  givenDocuments,
  hasLaterReport,
  issuedReport,
  type IssuedReport,
  issueReport,
  stillStanding,
} from './report.cypher.ts';

interface Options {
  readonly graph: Graph;
  readonly keys: ReportKeys;
  readonly clock: () => Date;
  /** Folder in which documents are kept sealed once they were given out. */
  readonly folder: string;
  readonly pdf: PdfSetter;
  /** Address of this hub as its users write it, without a slash at its end. */
  readonly origin: () => string;
}

/** For whom an address opens a document: the viewer it was issued to, or the subject whose own report it is. */
export type Holder = 'viewer' | 'subject';

/** What is told of a number and its code. */
export interface Verdict {
  readonly number: string;
  readonly issuedAt: string;
  readonly purpose: Words;
  readonly title: Words;
  /** Name of the subject; of a person the surname only. */
  readonly subject: string;
  /** Whether nothing in it has closed or was corrected since, and the same viewer had no later one issued that says something else. */
  readonly current: boolean;
  /** Whether the file that was handed in is one that this hub gave out, byte for byte; null without a file. */
  readonly document: boolean | null;
}

const digestOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

const noSuchReport = (): HubError =>
  new HubError('NOT_FOUND', 'number: there is no such report that you may fetch.');

const closedSince = (): HubError =>
  new HubError(
    'GONE',
    'A record in this report was closed or corrected since; ask for a new report.',
  );

/** The sealed content of a report. */
export interface Package extends Gathered {
  readonly isPerson: boolean;
}

const viewerOf = (report: IssuedReport): Viewer => ({
  role: report.viewerRole as Role,
  department: report.viewerDepartment || null,
  subject: report.viewerSubject || null,
  user: report.viewerUser || null,
});

export function createReportIssuer({ graph, keys, clock, folder, pdf, origin }: Options) {
  const pack = (
    number: string,
    content: Package,
  ): Pick<IssuedReport, 'digest' | 'content' | 'sealed'> => {
    const text = JSON.stringify(content);
    const sealed = keys.seal(number, brotliCompressSync(text)).toString('base64');
    // not the occasion: number, purpose and time differ although nothing in the report has changed
    const { subject, linked, warnings, sections } = content.model;
    const said = digestOf(JSON.stringify([subject, linked, warnings, sections]));
    return { digest: digestOf(text), content: said, sealed };
  };
  const unpack = ({ number, sealed, digest }: IssuedReport): Package => {
    const text = brotliDecompressSync(keys.open(number, Buffer.from(sealed, 'base64'))).toString();
    if (digestOf(text) === digest) return JSON.parse(text) as Package;
    throw new HubError('INTERNAL_SERVER_ERROR', 'An issued report was changed in the database.');
  };

  async function read(number: string): Promise<IssuedReport | undefined> {
    return (await graph.read(issuedReport, { number }))[0]?.report;
  }
  const holderOf = (report: IssuedReport, viewer: Viewer): Holder | null => {
    const { subject } = viewer;
    // only of reports that were issued to it: others show its linked parties as officials may see them
    if (subject !== null && subject === report.subjectId && subject === report.viewerSubject)
      return 'subject';
    return callerOf(viewer) === callerOf(viewerOf(report)) ? 'viewer' : null;
  };

  /**
   * Whether everything that the report shows may still be seen, as it shows it, by the viewer it was issued to, and
   * whether a report of today would show it alike.
   */
  async function standing(report: IssuedReport, { rests }: Package) {
    if (rests.length === 0) return { isOpen: true, isAlike: true };
    const sight = sightOf(viewerOf(report), asOfNow(clock()));
    const since = { since: report.issuedAt, sinceDay: dayAt(report.issuedAt) };
    const [found] = await graph.read(stillStanding, { ids: rests, sight, ...since });
    return {
      isOpen: found?.shown === rests.length,
      isAlike: found?.unchanged === rests.length,
    };
  }

  /** What closed of a subject's own records it still sees; for a court officials keep what was in force. */
  async function refuseClosed(report: IssuedReport, content: Package): Promise<void> {
    if (report.purpose === 'JUDICIAL' && admits(viewerOf(report), 'KEEP_JUDICIAL_REPORT')) return;
    if (!(await standing(report, content)).isOpen) throw closedSince();
  }

  const make = async ({ model }: Package, { language, format }: DocumentName): Promise<Buffer> => {
    const layout = layoutOf(model, language);
    return format === 'html' ? Buffer.from(htmlOf(layout)) : pdf.set(layout);
  };

  /** The document as it was first given out, from the folder; made of the model the first time, or when the file is lost. */
  async function document(content: Package, document: DocumentName): Promise<Buffer> {
    const name = documentName(document);
    const path = join(folder, document.number.slice(2, 8), name);
    const kept = await readFile(path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
    if (kept) return keys.open(name, kept);
    const bytes = await make(content, document);
    const given = { name, number: document.number, digest: digestOf(bytes) };
    const [first] = await graph.write('give document', (tx) =>
      tx.run(giveDocument, { ...given, at: clock().toISOString() }),
    );
    if (first?.digest !== given.digest)
      throw new HubError(
        'INTERNAL_SERVER_ERROR',
        'This document was given out by another version of the hub; put the folder "reports" back from the backup.',
      );
    await mkdir(join(folder, document.number.slice(2, 8)), { recursive: true, mode: 0o700 });
    // a file under its own name is whole: of two that are written at once, the last one wins with the same content
    const draft = `${path}.${process.pid}.${Date.now()}`;
    await writeFile(draft, keys.seal(name, bytes), { mode: 0o600 });
    await rename(draft, path);
    return bytes;
  }

  /** An address that opens this document for a quarter of an hour without a token. */
  function address(holder: Holder, document: DocumentName): string {
    const name = documentName(document);
    const until = Math.floor(clock().getTime() / 1000) + limits.reportLinkMinutes * 60;
    const code = keys.sign(name, holder, String(until));
    return `${origin()}/reports/${name}?by=${holder}&until=${until}&code=${code}`;
  }

  return {
    number: keys.number,
    code: keys.code,
    /** Address of the verification page; what stands behind `#` is sent to no server. */
    verifyUrl: (number: string): string => `${origin()}/verify#n=${number}&c=${keys.code(number)}`,

    /** Writes a report under its number, in one transaction that may run several times. */
    issue: async (
      viewer: Viewer,
      report: Pick<
        IssuedReport,
        'number' | 'subjectId' | 'purpose' | 'issuedAt' | 'validAt' | 'knownAt'
      >,
      content: Package,
    ): Promise<void> => {
      const whole: IssuedReport = {
        ...report,
        viewerRole: viewer.role,
        viewerDepartment: viewer.department ?? '',
        viewerSubject: viewer.subject ?? '',
        viewerUser: viewer.user ?? '',
        ...pack(report.number, content),
      };
      await graph.write('issue report', (tx) =>
        tx.run(issueReport, { number: report.number, report: whole }),
      );
    },

    /** The report of this number; NOT_FOUND but for the viewer it was issued to and the subject itself. */
    find: async (viewer: Viewer, number: string): Promise<IssuedReport> => {
      const report = await read(number);
      if (!report || !holderOf(report, viewer)) throw noSuchReport();
      return report;
    },

    address,

    /** A fresh address of a document of a report that was issued before; NOT_FOUND and GONE as when it is fetched. */
    again: async (viewer: Viewer, name: DocumentName): Promise<string> => {
      const report = await read(name.number);
      const holder = report && holderOf(report, viewer);
      if (!report || !holder) throw noSuchReport();
      await refuseClosed(report, unpack(report));
      return address(holder, name);
    },

    /**
     * A document's bytes. With a token: for the viewer it was issued to and for the subject itself. Without: by an
     * address that this hub signed and that has not run out. GONE when a record in it was closed or corrected since.
     */
    fetch: async (viewer: Viewer | null, name: DocumentName, address: Address): Promise<Buffer> => {
      const signed =
        keys.isSigned(address.code, documentName(name), address.by, address.until) &&
        Number(address.until) * 1000 > clock().getTime();
      // before anything is looked up, so that a forged address tells nothing about which numbers there are
      if (viewer === null && !signed)
        throw new HubError(
          'FORBIDDEN',
          'This address is not one of this hub, or has run out; ask issuedReport(number) for a new one.',
        );
      const report = await read(name.number);
      const holder = report && (viewer ? holderOf(report, viewer) : (address.by as Holder));
      if (!report || !holder) throw noSuchReport();
      const content = unpack(report);
      await refuseClosed(report, content);
      return document(content, name);
    },

    /** Whether the number is one of this hub's; null when it is not, found out without looking anything up. */
    verify: async (
      number: string,
      code: string,
      file: Uint8Array | null,
    ): Promise<Verdict | null> => {
      if (!keys.isCode(number, code)) return null;
      const report = await read(number);
      if (!report) return null;
      const content = unpack(report);
      const [{ isAlike }, [later], given] = await Promise.all([
        standing(report, content),
        graph.read(hasLaterReport, report),
        file === null ? null : graph.read(givenDocuments, { number }),
      ]);
      const { model, isPerson } = content;
      return {
        number,
        issuedAt: report.issuedAt,
        purpose: model.purpose,
        title: model.title,
        subject: isPerson ? maskPersonName(model.subject.name) : model.subject.name,
        current: isAlike && later?.later !== true,
        document: given && file && given.some(({ digest }) => digest === digestOf(file)),
      };
    },
    stop: pdf.stop,
  };
}

export type ReportIssuer = ReturnType<typeof createReportIssuer>;

// Records on a card, a page at a time, each with its source.
import { useState } from 'react';
import type { ProvenanceAnswer, RecordAnswer, RecordPage } from '../model/answers.ts';
import { faultOf } from '../../hub/ask.ts';
import { cardQuestion } from '../model/questions.ts';
import { clocksOf } from '../model/view.ts';
import type { Words } from '../words/words.ts';
import { useExplorer } from './use-explorer.ts';

/** Where a fact comes from: enough to ask the department about the row. */
export function ProvenanceList({
  provenance,
}: {
  readonly provenance: readonly ProvenanceAnswer[];
}) {
  const { words } = useExplorer();
  const { say } = words;
  if (provenance.length === 0) return null;
  return (
    <ul className="provenance" aria-label={say('provenance')}>
      {provenance.map(({ department, fileName, row, catalogueItem, document }, at) => (
        <li key={at}>
          {[
            department?.name,
            fileName && `${fileName}${row === null ? '' : ` · ${say('row')} ${row}`}`,
            catalogueItem && `${say('item')} ${catalogueItem}`,
            document && `${say('document')} ${document}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ul>
  );
}

const range = (from: string | null, to: string | null, { say }: Words): string =>
  `${from ?? '…'} — ${to ?? say('openEnd')}`;

/** What the window stands on: document and class lead, the clause and how surely it was read follow in English. */
function basisText(basis: string, { language, say }: Words): string {
  if (language === 'en') return basis;
  const [rule = basis] = basis.split('; ');
  return basis.endsWith('(to be confirmed)') ? `${rule}（${say('toBeConfirmed')}）` : rule;
}

function RecordItem({ record }: { readonly record: RecordAnswer }) {
  const { words } = useExplorer();
  const { say } = words;
  const { publicity } = record;
  const facts: readonly (readonly [string, string | null])[] = [
    [say('document'), record.documentNumber],
    [say('authority'), record.authority.name],
    [
      say('validity'),
      (record.validFrom ?? record.validTo) ? range(record.validFrom, record.validTo, words) : null,
    ],
    [
      say('publicity'),
      publicity.from === null ? say('notPublished') : range(publicity.from, publicity.to, words),
    ],
    [
      say('publicityClass'),
      publicity.class === null ? null : words.publicityClass(publicity.class),
    ],
    [say('publicityBasis'), basisText(publicity.basis, words)],
    [say('earliestRepair'), publicity.earliestRepair],
    ...record.details.map(
      ({ name, heading, values }) =>
        [words.detail(name, heading), words.detailValue(name, values)] as const,
    ),
  ];
  return (
    <li>
      <details>
        <summary>
          <span className={`record-kind record-${record.kind.toLowerCase()}`}>
            {words.recordKind(record.kind)}
          </span>
          <time dateTime={record.decidedOn}>{record.decidedOn}</time>
          <span className="title">{record.title}</span>
        </summary>
        <dl>
          {facts.map(([name, value], at) =>
            value === null || value === '' ? null : (
              <div key={at}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
        <ProvenanceList provenance={record.provenance} />
      </details>
    </li>
  );
}

/** The records that the viewer may see, latest first, a page at a time. */
export function RecordList({ id, page }: { readonly id: string; readonly page: RecordPage }) {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  const [further, setFurther] = useState<readonly RecordPage[]>([]);
  const [fault, setFault] = useState('');
  const last = further.at(-1) ?? page;
  const records = [page, ...further].flatMap(({ nodes }) => nodes);
  const more = async (): Promise<void> => {
    try {
      const { subject } = await explorer.ask(cardQuestion, {
        id,
        after: last.pageInfo.endCursor,
        asOf: clocksOf(state.view),
      });
      if (subject) setFurther([...further, subject.records]);
    } catch (error) {
      setFault(faultOf(error).message);
    }
  };
  return (
    <section aria-label={say('records')}>
      <h3>
        {say('records')}{' '}
        {page.totalCount !== null && <span className="figures">{page.totalCount}</span>}
      </h3>
      {records.length === 0 ? (
        <p className="muted">{say(page.notOpen === null ? 'noRecords' : 'notOpen')}</p>
      ) : (
        <ul className="records">
          {records.map((record) => (
            <RecordItem key={record.id} record={record} />
          ))}
        </ul>
      )}
      {last.pageInfo.hasNextPage && (
        <button type="button" className="small" onClick={() => void more()}>
          {say('moreRecords')}
        </button>
      )}
      {fault !== '' && <p role="alert">{fault}</p>}
    </section>
  );
}

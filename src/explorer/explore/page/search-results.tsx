// All that a search found, narrowed by kind, status and place: where eight suggestions are too few.
import { useState } from 'react';
import { faultOf } from '../../hub/ask.ts';
import type { ResultsAsked, ResultsPage, SubjectKind } from '../model/answers.ts';
import { numberOf } from '../model/kinds.ts';
import { resultsQuestion } from '../model/questions.ts';
import { clocksOf } from '../model/view.ts';
import { useAnswer, useExplorer, useRested } from './use-explorer.ts';

/** Subjects of one page. */
const first = 30;

const searched = [
  'ENTERPRISE',
  'INDIVIDUAL_BUSINESS',
  'ORGANIZATION',
] as const satisfies SubjectKind[];

/** What narrows a search; '' narrows nothing. */
interface Narrowed {
  readonly kind: '' | (typeof searched)[number];
  readonly status: string;
  readonly place: string;
}

const filterOf = ({ kind, status, place }: Narrowed) => ({
  ...(kind === '' ? {} : { kinds: [kind] }),
  ...(status === '' ? {} : { status }),
  // a code that is not written to its end yet is no place
  ...(/^\d{2,6}$/.test(place) ? { regionCode: place } : {}),
});

function Filters({
  narrowed,
  onChange,
}: {
  readonly narrowed: Narrowed;
  readonly onChange: (narrowed: Narrowed) => void;
}) {
  const { words } = useExplorer();
  const { say } = words;
  return (
    <form
      className="row"
      aria-label={say('filter')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <label>
        {say('kind')}{' '}
        <select
          value={narrowed.kind}
          onChange={(event) => {
            const kind = searched.find((one) => one === event.target.value) ?? '';
            onChange({ ...narrowed, kind });
          }}
        >
          <option value="">{say('any')}</option>
          {searched.map((kind) => (
            <option key={kind} value={kind}>
              {words.subjectKind(kind)}
            </option>
          ))}
        </select>
      </label>
      {(['status', 'place'] as const).map((field) => (
        <label key={field}>
          {say(field === 'place' ? 'region' : field)}{' '}
          <input
            type="text"
            size={8}
            maxLength={field === 'place' ? 6 : 30}
            placeholder={say('any')}
            value={narrowed[field]}
            onChange={(event) => {
              onChange({ ...narrowed, [field]: event.target.value.trim() });
            }}
          />
        </label>
      ))}
    </form>
  );
}

/** The rows of one question; further pages are asked for one by one. */
function Results({
  variables,
  onPick,
}: {
  readonly variables: ResultsAsked;
  readonly onPick: (id: string) => void;
}) {
  const { explorer, words } = useExplorer();
  const { say } = words;
  const answer = useAnswer(resultsQuestion, variables);
  const [further, setFurther] = useState<readonly ResultsPage[]>([]);
  const [fault, setFault] = useState('');
  if (answer.is === 'loading') return <p role="status">{say('searching')}</p>;
  if (answer.is === 'fault')
    return <p role="alert">{`${say('faultTitle')} · ${answer.fault.message}`}</p>;
  const { subjects } = answer.data;
  const { pageInfo } = further.at(-1) ?? subjects;
  const more = async (): Promise<void> => {
    try {
      const next = { ...variables, after: pageInfo.endCursor };
      const { subjects: page } = await explorer.ask(resultsQuestion, next);
      setFurther([...further, page]);
    } catch (error) {
      setFault(faultOf(error).message);
    }
  };
  return (
    <>
      <p role="status">
        {subjects.totalCount}
        {subjects.totalIsExact ? '' : '+'} {say('matches')}
      </p>
      <table>
        <thead>
          <tr>
            {[say('name'), words.scheme('USCC'), say('kind'), say('status')].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[subjects, ...further]
            .flatMap(({ nodes }) => nodes)
            .map((found) => (
              <tr key={found.id}>
                <td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      onPick(found.id);
                    }}
                  >
                    {found.name}
                  </button>
                </td>
                <td>{numberOf(found)}</td>
                <td>{words.subjectKind(found.kind)}</td>
                <td>{found.status}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {pageInfo.hasNextPage && (
        <button type="button" className="small" onClick={() => void more()}>
          {say('moreResults')}
        </button>
      )}
      {fault !== '' && <p role="alert">{fault}</p>}
    </>
  );
}

/** The page of results, over the map until a subject is chosen or it is closed. */
export function SearchResults({
  search,
  onClose,
}: {
  readonly search: string;
  readonly onClose: () => void;
}) {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  const [narrowed, setNarrowed] = useState<Narrowed>({ kind: '', status: '', place: '' });
  const rested = useRested(narrowed, 180);
  const asOf = clocksOf(state.view);
  const variables = { search, filter: filterOf(rested), first, after: null, asOf };
  return (
    <section className="table results" aria-label={say('allResults')}>
      <header className="row">
        <h2>{`${say('allResults')} · ${search}`}</h2>
        <button type="button" className="plain" onClick={onClose}>
          {say('close')}
        </button>
      </header>
      <Filters narrowed={narrowed} onChange={setNarrowed} />
      <Results
        key={JSON.stringify(variables)}
        variables={variables}
        onPick={(id) => {
          onClose();
          explorer.step({ act: 'open', id, hops: 2 });
        }}
      />
    </section>
  );
}

// The city’s figures as tiles, charts and tables.
import { useMemo, useState } from 'react';
import { measureText } from '../explore/words/measure-words.ts';
import type { Language, Text } from '../explore/words/texts.ts';
import { Chart } from './chart.tsx';
import {
  commitmentChart,
  gradeChart,
  industryChart,
  kindChart,
  monthChart,
  sanctionChart,
} from './charts.ts';
import {
  type Answer,
  byBusiness,
  type CaseFigure,
  type Figures,
  openCases,
  sumOf,
  wholeRate,
} from './figures.ts';
import { ReportingTable } from './reporting-table.tsx';
import {
  commitmentText,
  industryText,
  kindText,
  outcomeText,
  texts,
  type TextKey,
} from './texts.ts';

interface Words {
  readonly say: (key: TextKey) => string;
  readonly tell: (text: Text) => string;
  readonly number: (value: number) => string;
  readonly rate: (value: number | null) => string;
}

/** Words and figures of one language. */
function wordsOf(language: Language): Words {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const whole = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return {
    say: (key) => texts[key][language],
    tell: (text) => text[language],
    number: (value) => whole.format(value),
    rate: (value) => (value === null ? '–' : share.format(value)),
  };
}

function Tile({
  label,
  value,
  note,
}: {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}) {
  return (
    <div className="tile">
      <dt>{label}</dt>
      <dd>
        {value}
        {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  );
}

function CaseTile({
  label,
  cases,
  words: { number, say },
}: {
  readonly label: string;
  readonly cases: readonly CaseFigure[];
  readonly words: Words;
}) {
  const { inTime, overdue } = openCases(cases);
  return (
    <Tile
      label={label}
      value={number(inTime + overdue)}
      note={`${number(overdue)} ${say('overdue')}`}
    />
  );
}

function Tiles({ figures, words }: { readonly figures: Figures; readonly words: Words }) {
  const { say, number, rate } = words;
  const { reporting, persons } = figures;
  const { active, ended } = byBusiness(figures.subjects);
  return (
    <dl className="tiles">
      <Tile
        label={say('subjects')}
        value={number(active)}
        note={`${say('ended')} ${number(ended)}`}
      />
      <Tile label={say('persons')} value={persons === null ? '–' : number(persons)} />
      <Tile label={say('records')} value={number(sumOf(figures.records))} />
      <CaseTile label={say('openRepairs')} cases={figures.repairs} words={words} />
      <CaseTile label={say('openDisputes')} cases={figures.disputes} words={words} />
      <Tile label={say('compliance')} value={rate(wholeRate(reporting, 'accepted', 'read'))} />
      <Tile
        label={say('late')}
        value={rate(wholeRate(reporting, 'late', 'judged'))}
        note={say('lateWhy')}
      />
    </dl>
  );
}

function Grades({ figures, words }: { readonly figures: Figures; readonly words: Words }) {
  const { say, tell } = words;
  const [chosen, choose] = useState('');
  const { grades } = figures;
  const shown = grades.find(({ scheme }) => scheme.id === chosen) ?? grades[0];
  const options = useMemo(
    () =>
      shown && {
        grades: gradeChart(say('byGrade'), shown),
        industries: industryChart(say('byIndustry'), shown, (section) =>
          tell(industryText(section)),
        ),
      },
    [shown, say, tell],
  );
  if (!options) return null;
  return (
    <>
      <Chart title={say('byGrade')} drawn={options.grades} asTable={say('asTable')} height={360}>
        <label>
          {say('scheme')}{' '}
          <select
            value={shown?.scheme.id}
            onChange={(event) => {
              choose(event.target.value);
            }}
          >
            {grades.map(({ scheme: { id, title } }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </Chart>
      <Chart
        title={say('byIndustry')}
        drawn={options.industries}
        asTable={say('asTable')}
        height={360}
      />
    </>
  );
}

/** All figures of one place. */
export function Board({
  answer: { cityStatistics: figures, measures },
  language,
}: {
  readonly answer: Answer;
  readonly language: Language;
}) {
  const words = useMemo(() => wordsOf(language), [language]);
  const { say, tell } = words;
  const options = useMemo(
    () => ({
      kinds: kindChart(say('byKind'), figures, (kind) => tell(kindText(kind))),
      months: monthChart(say('byMonth'), figures, (kind) => tell(kindText(kind))),
      sanctions: sanctionChart(say('bySanction'), figures, {
        measure: (id) =>
          tell(measureText(id, measures.find((measure) => measure.id === id)?.name ?? id)),
        effect: (effect) => tell(outcomeText(effect)),
      }),
      commitments: commitmentChart(say('byCommitment'), figures, {
        kind: (kind) => tell(commitmentText(kind)),
        outcome: (outcome) => tell(outcomeText(outcome)),
      }),
    }),
    [figures, measures, say, tell],
  );
  const asTable = say('asTable');
  return (
    <>
      <p className="dated">
        {say('cutOff')} {figures.cutOff} · {say('countedAt')}{' '}
        <time dateTime={figures.madeAt}>
          {new Date(figures.madeAt).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')}
        </time>
      </p>
      {figures.changedAt !== null && figures.changedAt > figures.madeAt && (
        <p className="dated" role="status">
          {say('changedSince')}{' '}
          <time dateTime={figures.changedAt}>
            {new Date(figures.changedAt).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')}
          </time>
        </p>
      )}
      <Tiles figures={figures} words={words} />
      <div className="board">
        <Grades figures={figures} words={words} />
        <Chart title={say('byMonth')} drawn={options.months} asTable={asTable} />
        <Chart title={say('byKind')} drawn={options.kinds} asTable={asTable} />
        <Chart title={say('bySanction')} drawn={options.sanctions} asTable={asTable} height={320} />
        <Chart
          title={say('byCommitment')}
          drawn={options.commitments}
          asTable={asTable}
          height={320}
        />
        <ReportingTable reporting={figures.reporting} words={words} />
      </div>
    </>
  );
}

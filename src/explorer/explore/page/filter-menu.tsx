// Chooses what of the map is drawn.
import { relationKindNames } from '../../../words/relation-kinds.ts';
import { signals } from '../model/signals.ts';
import { type Filter, noFilter } from '../model/view.ts';
import { Icon } from './icons.tsx';
import { SignalBadge } from './legend.tsx';
import { Menu } from './menu.tsx';
import { useExplorer } from './use-explorer.ts';

const ratios = [0, 0.01, 0.05, 0.1, 0.25, 0.5] as const;

const without = <T,>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

function KindChoice({ filter, onChange }: Choice) {
  const { words } = useExplorer();
  return (
    <fieldset>
      <legend>{words.say('relationKinds')}</legend>
      {relationKindNames.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            checked={!filter.without.includes(kind)}
            onChange={() => {
              onChange({ without: without(filter.without, kind) });
            }}
          />
          {words.relationKind(kind)}
        </label>
      ))}
    </fieldset>
  );
}

function SignalChoice({ filter, onChange }: Choice) {
  const { words } = useExplorer();
  return (
    <fieldset>
      <legend>{words.say('onlySignals')}</legend>
      {signals.map((signal) => (
        <label key={signal.key}>
          <input
            type="checkbox"
            checked={filter.signals.includes(signal.key)}
            onChange={() => {
              onChange({ signals: without(filter.signals, signal.key) });
            }}
          />
          <SignalBadge signal={signal} />
          {words.signal(signal.key)}
        </label>
      ))}
    </fieldset>
  );
}

interface Choice {
  readonly filter: Filter;
  readonly onChange: (change: Partial<Filter>) => void;
}

/** What is left away: by kind of relation, share, day and signal. */
export function FilterMenu() {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  const { filter } = state.view;
  const isSet = JSON.stringify(filter) !== JSON.stringify(noFilter);
  const onChange = (change: Partial<Filter>): void => {
    explorer.changeView({ filter: { ...filter, ...change } });
  };
  return (
    <Menu
      label={
        <>
          <Icon name="filter" /> {say('filter')}
          {isSet && <span className="dot" role="img" aria-label={say('filterOn')} />}
        </>
      }
    >
      {() => (
        <>
          <KindChoice filter={filter} onChange={onChange} />
          <label className="field">
            {say('leastRatio')}
            <select
              value={filter.leastRatio}
              onChange={(event) => {
                onChange({ leastRatio: Number(event.target.value) });
              }}
            >
              {ratios.map((ratio) => (
                <option key={ratio} value={ratio}>
                  {ratio === 0 ? say('any') : `≥ ${ratio * 100}%`}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            {say('sinceDay')}
            <input
              type="date"
              value={filter.since ?? ''}
              onChange={(event) => {
                onChange({ since: event.target.value === '' ? null : event.target.value });
              }}
            />
          </label>
          <SignalChoice filter={filter} onChange={onChange} />
          <button
            type="button"
            className="plain"
            disabled={!isSet}
            onClick={() => {
              onChange(noFilter);
            }}
          >
            {say('clear')}
          </button>
        </>
      )}
    </Menu>
  );
}

import { monthsBack, today } from '../model/days.ts';
import type { Mode } from '../model/view.ts';
import { useExplorer } from './use-explorer.ts';

const modes = ['map', 'control', 'group', 'suspicion', 'diff'] as const;

/** What is asked of whoever is chosen, else of the centre; once somebody is picked, also how they hang together. */
export function ModeTabs() {
  const { explorer, state, words } = useExplorer();
  const { mode, picked, selected, steps, validAt } = state.view;
  const chosen = selected?.startsWith('sub_') === true ? selected : undefined;
  const id = chosen ?? ('id' in mode ? mode.id : undefined) ?? steps[0]?.id ?? '';
  const modeOf = (is: Mode['is']): Mode => {
    if (is === 'control') return { is, id, rule: 'BENEFICIAL_OWNER' };
    if (is === 'diff') return { is, id, other: monthsBack(validAt ?? today(), 12) };
    return is === 'group' || is === 'suspicion' ? { is, id } : { is };
  };
  const shown =
    picked.length > 0 || mode.is === 'together' ? [...modes, 'together' as const] : modes;
  return (
    <div className="modes" role="group" aria-label={words.say('mode')}>
      {shown.map((is) => (
        <button
          key={is}
          type="button"
          className="plain"
          aria-pressed={mode.is === is}
          onClick={() => {
            explorer.changeView({
              mode: modeOf(is),
              focus: is === 'control' ? 0 : null,
              selected: null,
            });
          }}
        >
          {words.say(is)}
          {is === 'together' && ` ${picked.length}`}
        </button>
      ))}
    </div>
  );
}

import type { Mode } from '../model/view.ts';
import { useExplorer } from './use-explorer.ts';

const modes = ['map', 'control', 'group'] as const;

/** Map, control or family of whoever is chosen, else of the centre. */
export function ModeTabs() {
  const { explorer, state, words } = useExplorer();
  const { mode, selected, steps } = state.view;
  const chosen = selected?.startsWith('sub_') === true ? selected : undefined;
  const id = chosen ?? (mode.is === 'map' ? undefined : mode.id) ?? steps[0]?.id ?? '';
  const modeOf = (is: Mode['is']): Mode =>
    is === 'control' ? { is, id, rule: 'BENEFICIAL_OWNER' } : is === 'group' ? { is, id } : { is };
  return (
    <div className="modes" role="group" aria-label={words.say('mode')}>
      {modes.map((is) => (
        <button
          key={is}
          type="button"
          className="plain"
          aria-pressed={mode.is === is}
          onClick={() => {
            explorer.look({ mode: modeOf(is), focus: is === 'control' ? 0 : null, selected: null });
          }}
        >
          {words.say(is)}
        </button>
      ))}
    </div>
  );
}

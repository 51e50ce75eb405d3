// The buttons over the map: layout, zoom, undo.
import type { Renderer } from '../canvas/renderer.ts';
import { layoutOf, layouts } from '../model/view.ts';
import { Icon, type IconName } from './icons.tsx';
import { useExplorer } from './use-explorer.ts';

interface Tool {
  readonly icon: IconName;
  readonly name: string;
  readonly onClick: () => void;
  readonly isOff?: boolean;
  readonly isOn?: boolean;
}

const ToolButton = ({ icon, name, onClick, isOff = false, isOn }: Tool) => (
  <button
    type="button"
    className="tool"
    title={name}
    aria-label={name}
    aria-pressed={isOn}
    disabled={isOff}
    onClick={onClick}
  >
    <Icon name={icon} />
  </button>
);

/** Undo, zoom and layout, at the edge of the map. */
export function ToolBar({ renderer }: { readonly renderer: Renderer | null }) {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  const zoom = (by: 'in' | 'out' | 'fit') => () => {
    renderer?.zoom(by);
  };
  return (
    <div className="tools" role="toolbar" aria-orientation="vertical" aria-label={say('map')}>
      <ToolButton
        icon="undo"
        name={say('undo')}
        isOff={state.past.length === 0}
        onClick={explorer.undo}
      />
      <ToolButton
        icon="redo"
        name={say('redo')}
        isOff={state.future.length === 0}
        onClick={explorer.redo}
      />
      <hr />
      <ToolButton icon="zoomIn" name={say('zoomIn')} onClick={zoom('in')} />
      <ToolButton icon="zoomOut" name={say('zoomOut')} onClick={zoom('out')} />
      <ToolButton icon="fit" name={say('fit')} onClick={zoom('fit')} />
      <hr />
      {layouts.map((layout) => (
        <ToolButton
          key={layout}
          icon={layout}
          name={`${say('layout')}：${say(layout)}`}
          isOn={layoutOf(state.view) === layout}
          onClick={() => {
            explorer.changeView({ layout });
          }}
        />
      ))}
    </div>
  );
}

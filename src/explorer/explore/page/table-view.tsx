// The map as tables, for those who read or hear instead of look.
import { relationText } from '../model/lines.ts';
import { shownSignals } from '../model/signals.ts';
import { SignalBadge } from './legend.tsx';
import { PickButton } from './subject-card.tsx';
import { useExplorer } from './use-explorer.ts';

/** Rows that are put on the page at once. */
const most = 500;

/** The same picture as a list: for those who cannot see the map, and for reading in order. */
export function TableView() {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  const { drawn, view } = state;
  const nameOf = (id: string): string => drawn.nodes.get(id)?.name ?? id;
  const hasChanges = drawn.changes.size > 0;
  const changeOf = (id: string): string => {
    const change = drawn.changes.get(id);
    return change ? words.change(change.is) : '';
  };
  const select = (selected: string) => () => {
    explorer.changeView({ selected }, false);
  };
  return (
    <div className="table" role="region" aria-label={say('table')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('kind')}</th>
            <th scope="col">{say('status')}</th>
            <th scope="col">{say('signals')}</th>
            {hasChanges && <th scope="col">{say('diff')}</th>}
            <th scope="col">{say('together')}</th>
          </tr>
        </thead>
        <tbody>
          {[...drawn.nodes.values()].slice(0, most).map((node) => (
            <tr key={node.id} aria-selected={view.selected === node.id}>
              <td>
                <button type="button" className="link" onClick={select(node.id)}>
                  {node.name}
                </button>
              </td>
              <td>{words.subjectKind(node.kind)}</td>
              <td>{node.status}</td>
              <td>
                {shownSignals(node.signals).map((signal) => (
                  <SignalBadge key={signal.key} signal={signal} />
                ))}
              </td>
              {hasChanges && <td>{changeOf(node.id)}</td>}
              <td>
                <PickButton id={node.id} name={node.name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('from')}</th>
            <th scope="col">{say('kind')}</th>
            <th scope="col">{say('to')}</th>
            <th scope="col">{say('held')}</th>
            {hasChanges && <th scope="col">{say('diff')}</th>}
          </tr>
        </thead>
        <tbody>
          {[...drawn.edges.values()].slice(0, most).map((edge) => (
            <tr key={edge.id} aria-selected={view.selected === edge.id}>
              <td>{nameOf(edge.from)}</td>
              <td>
                <button type="button" className="link" onClick={select(edge.id)}>
                  {words.relationKind(edge.kind)}{' '}
                  {edge.kind === 'SHAREHOLDER' || edge.position ? relationText(edge, words) : ''}
                </button>
              </td>
              <td>{nameOf(edge.to)}</td>
              <td>{edge.validFrom ?? '…'}</td>
              {hasChanges && <td>{changeOf(edge.id)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

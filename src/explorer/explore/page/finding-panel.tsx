import type { ReactNode } from 'react';
import { ControlPanel } from './control-panel.tsx';
import { DiffPanel } from './diff-panel.tsx';
import { GroupPanel } from './group-panel.tsx';
import { PathPanel } from './path-panel.tsx';
import { SuspicionPanel } from './suspicion-panel.tsx';
import { TogetherPanel } from './together-panel.tsx';
import { endedStatus } from '../model/looks.ts';
import { useExplorer } from './use-explorer.ts';

/** One line of a finding that can be set off on the map; its reasons open below it. */
export function FindingItem({
  place,
  title,
  children,
}: {
  readonly place: number;
  readonly title: ReactNode;
  readonly children: ReactNode;
}) {
  const { explorer, state } = useExplorer();
  const isOpen = state.view.focus === place;
  return (
    <li className="finding">
      <button
        type="button"
        className="finding-title"
        aria-expanded={isOpen}
        onClick={() => {
          explorer.look({ focus: isOpen ? null : place }, false);
        }}
      >
        {title}
      </button>
      {isOpen && <div className="finding-proof">{children}</div>}
    </li>
  );
}

/** A subject by name that opens its card. */
export function SubjectLink({
  id,
  name,
  status = null,
}: {
  readonly id: string;
  readonly name: string;
  readonly status?: string | null;
}) {
  const { explorer } = useExplorer();
  const ended = endedStatus({ status });
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        explorer.look({ selected: id }, false);
      }}
    >
      {ended === null ? name : `${name}（${ended}）`}
    </button>
  );
}

/** What the last question found, to be read beside the map. */
export function FindingPanel() {
  const { state } = useExplorer();
  const { finding } = state;
  if (finding?.is === 'paths') return <PathPanel finding={finding} />;
  if (finding?.is === 'control') return <ControlPanel finding={finding} />;
  if (finding?.is === 'group') return <GroupPanel finding={finding} />;
  if (finding?.is === 'suspicion') return <SuspicionPanel finding={finding} />;
  if (finding?.is === 'diff') return <DiffPanel finding={finding} />;
  if (finding?.is === 'together') return <TogetherPanel finding={finding} />;
  return null;
}

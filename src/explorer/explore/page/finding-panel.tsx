import { ControlPanel } from './control-panel.tsx';
import { DiffPanel } from './diff-panel.tsx';
import { GroupPanel } from './group-panel.tsx';
import { PathPanel } from './path-panel.tsx';
import { SuspicionPanel } from './suspicion-panel.tsx';
import { TogetherPanel } from './together-panel.tsx';
import { useExplorer } from './use-explorer.ts';

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

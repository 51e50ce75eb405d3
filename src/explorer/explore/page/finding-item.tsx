import type { ReactNode } from 'react';
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
          explorer.changeView({ focus: isOpen ? null : place }, false);
        }}
      >
        {title}
      </button>
      {isOpen && <div className="finding-proof">{children}</div>}
    </li>
  );
}

// A button with a sheet, which all menus of the page share.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useExplorer } from './use-explorer.ts';

/** Listens for what closes an open menu: a press or a focus elsewhere, and Escape from wherever it is pressed. */
function useWayOut(isOpen: boolean, close: (hasEscaped: boolean) => void) {
  const box = useRef<HTMLDivElement>(null);
  const leave = useRef(close);
  useEffect(() => {
    leave.current = close;
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const onElsewhere = ({ target }: Event): void => {
      if (target instanceof Node && box.current?.contains(target) !== true) leave.current(false);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave.current(true);
    };
    // before the map takes the press for itself
    document.addEventListener('pointerdown', onElsewhere, true);
    document.addEventListener('focusin', onElsewhere);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onElsewhere, true);
      document.removeEventListener('focusin', onElsewhere);
      document.removeEventListener('keydown', onKey);
    };
  }, [isOpen]);
  return box;
}

/** A button with a sheet below it, which one look elsewhere closes: at most one is open, and none outlives its view. */
export function Menu({
  label,
  isQuiet = false,
  isOff = false,
  sheet = '',
  children,
}: {
  readonly label: ReactNode;
  readonly isQuiet?: boolean;
  readonly isOff?: boolean;
  /** Class of the sheet beside its own. */
  readonly sheet?: string;
  readonly children: (close: () => void) => ReactNode;
}) {
  const { state } = useExplorer();
  const { mode, steps } = state.view;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const box = useWayOut(isOpen, (hasEscaped) => {
    setOpen(false);
    if (hasEscaped) button.current?.focus();
  });
  useEffect(() => {
    setOpen(false);
  }, [mode, steps]);
  return (
    <div ref={box} className="menu">
      <button
        ref={button}
        type="button"
        className={isQuiet ? 'quiet' : 'plain'}
        aria-expanded={isOpen}
        aria-controls={id}
        disabled={isOff}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {label}
      </button>
      <div id={id} className={`menu-sheet ${sheet}`.trim()} hidden={!isOpen}>
        {children(() => {
          setOpen(false);
        })}
      </div>
    </div>
  );
}

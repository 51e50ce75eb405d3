import { useId, useState } from 'react';
import { Icon } from './icons.tsx';
import { useExplorer } from './use-explorer.ts';

/** Who one is to the hub, and the place to become another. */
export function TokenMenu() {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  const [isOpen, setOpen] = useState(false);
  const [pasted, setPasted] = useState('');
  const id = useId();
  const keep = (token: string): void => {
    explorer.setToken(token);
    setPasted('');
    setOpen(false);
  };
  const role = state.viewer?.role ?? (explorer.hasToken() ? '?' : 'PUBLIC');
  return (
    <div className="menu">
      <button
        type="button"
        className="quiet"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <Icon name="key" />
        <span>{role === 'PUBLIC' ? say('public') : role}</span>
      </button>
      <form
        id={id}
        className="menu-sheet"
        hidden={!isOpen}
        onSubmit={(event) => {
          event.preventDefault();
          keep(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
        }}
      >
        <label>
          {say('token')}
          <input
            type="password"
            autoComplete="off"
            spellCheck={false}
            placeholder={say('tokenHint')}
            value={pasted}
            onChange={(event) => {
              setPasted(event.target.value);
            }}
          />
        </label>
        <p>{say('tokenWhy')}</p>
        <div className="row">
          <button type="submit" disabled={pasted.trim() === ''}>
            {say('use')}
          </button>
          <button
            type="button"
            className="plain"
            disabled={!explorer.hasToken()}
            onClick={() => {
              keep('');
            }}
          >
            {say('clear')}
          </button>
        </div>
      </form>
    </div>
  );
}

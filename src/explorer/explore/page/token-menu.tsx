// Where a caller pastes a token, and sees who the hub takes them for.
import { useState } from 'react';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { useExplorer } from './use-explorer.ts';

/** Who one is to the hub, and the place to become another. */
export function TokenMenu() {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  const [pasted, setPasted] = useState('');
  const keep = (token: string): void => {
    explorer.setToken(token);
    setPasted('');
  };
  const { viewer } = state;
  const who = viewer ? words.role(viewer.role) : say(explorer.hasToken() ? 'notTaken' : 'public');
  return (
    <Menu
      isQuiet
      label={
        <>
          <Icon name="key" />
          <span>{who}</span>
        </>
      }
    >
      {(close) => (
        <form
          className="token-form"
          onSubmit={(event) => {
            event.preventDefault();
            keep(pasted);
            close();
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
                close();
              }}
            >
              {say('clear')}
            </button>
          </div>
        </form>
      )}
    </Menu>
  );
}

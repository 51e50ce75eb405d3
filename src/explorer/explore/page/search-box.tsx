// The search: suggestions while one types, and the way to all that were found.
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { FoundAnswer, SubjectAnswer } from '../model/answers.ts';
import { numberOf } from '../model/kinds.ts';
import { searchQuestion } from '../model/questions.ts';
import { clocksOf } from '../model/view.ts';
import { Icon } from './icons.tsx';
import { useAnswer, useExplorer, useRested } from './use-explorer.ts';

/** How many suggestions; more are reached by typing more. */
const first = 8;

/** The name with what was typed set off; text nodes only, so markup in a name stays text. */
function Matched({ name, part }: { readonly name: string; readonly part: string }) {
  const at = part === '' ? -1 : name.toLowerCase().indexOf(part.toLowerCase());
  if (at < 0) return <>{name}</>;
  return (
    <>
      {name.slice(0, at)}
      <mark>{name.slice(at, at + part.length)}</mark>
      {name.slice(at + part.length)}
    </>
  );
}

/** Search with suggestions; a chosen one becomes the centre of a new map, or what `onPick` makes of it. */
export function SearchBox({
  onPick,
  onAll,
  label,
}: {
  readonly onPick: (subject: SubjectAnswer) => void;
  /** Asks for all that this text finds; without it there is no way to them. */
  readonly onAll?: (search: string) => void;
  readonly label: string;
}) {
  const { state, words } = useExplorer();
  const { say } = words;
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [isWaiting, setWaiting] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const search = useRested(text.trim(), 180);
  const answer = useAnswer(
    searchQuestion,
    search === '' ? null : { search, first, asOf: clocksOf(state.view) },
  );
  const found = answer.is === 'here' ? answer.data.subjects : null;
  const nodes = found?.nodes ?? [];
  useEffect(() => {
    setAt(0);
  }, [search]);
  useFocusKey(label === say('search') ? input : null);
  const isFound = found !== null && search === text.trim();
  const pick = (subject: FoundAnswer | undefined): void => {
    setWaiting(false);
    if (!subject) return;
    setText('');
    setOpen(false);
    onPick(subject);
  };
  // Enter before the answer takes its first as soon as it is there
  useEffect(() => {
    if (isWaiting && isFound) pick(nodes[0]);
  }, [isWaiting, isFound]);
  const onKeyDown = (event: KeyboardEvent): void => {
    // while Chinese is composed, Enter and arrows belong to the input method
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, nodes.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && event.shiftKey && search !== '') {
      setOpen(false);
      onAll?.(search);
    } else if (event.key === 'Enter' && isFound) pick(nodes[at]);
    else if (event.key === 'Enter') setWaiting(text.trim() !== '');
    else if (event.key === 'Escape') setOpen(false);
    else return;
    event.preventDefault();
  };
  const isShown = isOpen && search !== '';
  return (
    <div className="search" role="search">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && nodes[at] ? `${id}-${at}` : undefined}
        placeholder={label === say('search') ? say('searchHint') : label}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setWaiting(false);
        }}
        onFocus={() => {
          setOpen(true);
        }}
        onBlur={() => {
          setOpen(false);
          setWaiting(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="suggestions" hidden={!isShown}>
        <ul id={`${id}-list`} role="listbox" aria-label={say('search')}>
          {nodes.map((subject, place) => (
            <li
              key={subject.id}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === at}
              // before the field loses its focus and with it the list
              onMouseDown={(event) => {
                event.preventDefault();
                pick(subject);
              }}
              onMouseEnter={() => {
                setAt(place);
              }}
            >
              <span className="name">
                <Matched name={subject.name} part={search} />
              </span>
              <span className="code">{numberOf(subject)}</span>
              <span className="kind">
                {[words.subjectKind(subject.kind), subject.status].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        <p role="status" className="search-note">
          {answer.is === 'loading' && say('searching')}
          {answer.is === 'fault' && `${say('faultTitle')} · ${answer.fault.message}`}
          {found?.totalCount === 0 && (
            <>
              <b>{say('noMatch')}</b> {say('noMatchWhy')}
            </>
          )}
          {found !== null &&
            found.totalCount > 0 &&
            `${found.totalCount}${found.totalIsExact ? '' : '+'} ${say('matches')}`}
        </p>
        {onAll && (
          <button
            type="button"
            className="quiet all-results"
            // before the field loses its focus and with it the list
            onMouseDown={(event) => {
              event.preventDefault();
              setOpen(false);
              onAll(search);
            }}
          >
            {say('allResults')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Some browsers say it by the old key code alone. */
const isComposing = ({ nativeEvent }: KeyboardEvent): boolean =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Safari has no other word for the Enter that ends it
  nativeEvent.isComposing || nativeEvent.keyCode === 229;

/** "/" goes to the search from anywhere but a field. */
function useFocusKey(input: { readonly current: HTMLInputElement | null } | null): void {
  useEffect(() => {
    if (input === null) return;
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [input]);
}

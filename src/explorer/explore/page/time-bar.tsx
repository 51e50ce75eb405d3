// Chooses the day and the state of knowledge that the map shows.
import { useEffect, useState } from 'react';
import { timeAt } from '../../../words/calendar-date.ts';
import { monthsBack, monthsBetween, today } from '../model/days.ts';
import { useExplorer, useRested } from './use-explorer.ts';

/** Years that the slider goes back; the field beside it takes any day. */
const years = 15;

/** The day on which the picture stands: a slider by months, a field for any day, steps of a year. */
export function TimeBar() {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  const { validAt, knownAt } = state.view;
  const now = today();
  const [back, setBack] = useState(validAt === null ? 0 : monthsBetween(validAt, now));
  const rested = useRested(back, 300);
  useEffect(() => {
    setBack(validAt === null ? 0 : monthsBetween(validAt, now));
  }, [validAt, now]);
  useEffect(() => {
    const shown = explorer.get().view.validAt;
    const shownDay = shown === null ? 0 : monthsBetween(shown, now);
    if (rested !== shownDay)
      explorer.changeView({ validAt: rested === 0 ? null : monthsBack(now, rested) });
    // only a slider that came to rest moves the day, never a day that came from elsewhere
  }, [rested]);
  const go = (to: string | null): void => {
    explorer.changeView({ validAt: to === null || to >= now ? null : to });
  };
  const shown = back === 0 ? now : monthsBack(now, back);
  const shownDay = validAt ?? now;
  return (
    <div className="time" role="group" aria-label={say('asOf')}>
      <label htmlFor="valid-at">{say('asOf')}</label>
      <input
        id="valid-at"
        type="date"
        value={monthsBetween(shownDay, now) === back ? shownDay : shown}
        onChange={(event) => {
          if (event.target.value !== '') go(event.target.value);
        }}
      />
      <button
        type="button"
        className="small plain"
        onClick={() => {
          go(monthsBack(shownDay, 12));
        }}
      >
        −1 {say('year')}
      </button>
      <input
        type="range"
        aria-label={say('timeSlider')}
        aria-valuetext={shown}
        min={-12 * years}
        max={0}
        step={1}
        value={-Math.min(back, 12 * years)}
        onChange={(event) => {
          setBack(-Number(event.target.value));
        }}
      />
      <button
        type="button"
        className="small plain"
        disabled={validAt === null}
        onClick={() => {
          go(monthsBack(shownDay, -12));
        }}
      >
        +1 {say('year')}
      </button>
      {knownAt !== null && (
        <span className="known">
          {say('knownAt')} {timeAt(knownAt)}{' '}
          <button
            type="button"
            className="small plain"
            onClick={() => {
              explorer.changeView({ knownAt: null });
            }}
          >
            {say('toNow')}
          </button>
        </span>
      )}
      <button
        type="button"
        className="small plain"
        disabled={validAt === null}
        onClick={() => {
          go(null);
        }}
      >
        {say('today')}
      </button>
    </div>
  );
}

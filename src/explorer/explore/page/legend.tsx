// What shapes, colours, lines and badges of the map mean.
import { useState } from 'react';
import { relationKindNames, relationKinds } from '../../../words/relation-kinds.ts';
import { type SubjectKind, subjectKindNames, subjectKinds } from '../../../words/subject-kinds.ts';
import { today } from '../model/days.ts';
import { changeKinds, endedColour, type LineStyle, styleAppearances } from '../model/kinds.ts';
import { badgeCorners, type Signal, signals, todaysSignals } from '../model/signals.ts';
import type { Change } from '../words/words.ts';
import { useExplorer } from './use-explorer.ts';

const shapes = [
  <circle key="0" cx="8" cy="8" r="6" />,
  <rect key="1" x="3" y="3" width="10" height="10" />,
  <path key="2" d="M8 1.5 14.5 8 8 14.5 1.5 8z" />,
  <path key="3" d="M4.5 2.5h7L15 8l-3.5 5.5h-7L1 8z" />,
];

/** The mark of a kind of subject as it stands on the map. */
export const KindMark = ({
  kind,
  hollow = false,
  ended = false,
}: {
  readonly kind: SubjectKind;
  readonly hollow?: boolean;
  readonly ended?: boolean;
}) => (
  <svg
    viewBox="0 0 16 16"
    width="14"
    height="14"
    aria-hidden="true"
    fill={hollow ? 'none' : ended ? endedColour : subjectKinds[kind].colour}
    stroke={hollow ? '#7d8894' : 'none'}
    strokeWidth="2"
  >
    {shapes[subjectKinds[kind].shape]}
  </svg>
);

/** The badge of a signal as it stands on the map. */
export function SignalBadge({ signal }: { readonly signal: Signal }) {
  const { words } = useExplorer();
  const points = badgeCorners[signal.shape].map(([x, y]) => `${9 + x * 7},${9 + y * 7}`).join(' ');
  return (
    <svg
      viewBox="0 0 18 18"
      width="18"
      height="18"
      role="img"
      aria-label={words.signal(signal.key)}
    >
      {points === '' ? (
        <circle cx="9" cy="9" r="7.5" fill={signal.colour} />
      ) : (
        <polygon points={points} fill={signal.colour} />
      )}
      <text
        x="9"
        y={signal.shape === 'triangle' ? 13.5 : 12.4}
        textAnchor="middle"
        fontSize="9"
        fontWeight="600"
        fill="#fff"
      >
        {signal.letter[words.language]}
      </text>
    </svg>
  );
}

/** The tag of a subject that differs from another day. */
export function ChangeMark({ change }: { readonly change: Change }) {
  const { words } = useExplorer();
  const { colour } = styleAppearances[change];
  return (
    <svg viewBox="0 0 18 18" width="16" height="16" aria-hidden="true">
      <rect x="1.5" y="1.5" width="15" height="15" fill="#fff" stroke={colour} strokeWidth="1.5" />
      <text x="9" y="13" textAnchor="middle" fontSize="11" fontWeight="600" fill={colour}>
        {words.changeLetters[change]}
      </text>
    </svg>
  );
}

/** A line as it stands on the map. */
const LineMark = ({ style }: { readonly style: Exclude<LineStyle, 'fact'> }) => {
  const { colour, dash, isDouble, hasArrow } = styleAppearances[style];
  return (
    <svg viewBox="0 0 34 8" width="34" height="8" aria-hidden="true">
      <path
        d="M0 4h28"
        stroke={colour}
        strokeWidth={isDouble ? 5 : 2}
        strokeDasharray={dash.join(' ')}
      />
      {isDouble && <path d="M0 4h28" stroke="#fff" strokeWidth="2" />}
      {hasArrow && <path d="M27 0l7 4-7 4z" fill={colour} />}
    </svg>
  );
};

/** What only some views draw: differences between two days, or suspicions. */
function StyleLegend() {
  const { state, words } = useExplorer();
  const { is } = state.view.mode;
  if (is === 'suspicion')
    return (
      <ul>
        <li>
          <LineMark style="suspected" />
          {words.say('suspicion')}
        </li>
      </ul>
    );
  if (is !== 'diff') return null;
  return (
    <ul>
      {changeKinds.map((change) => (
        <li key={change}>
          <ChangeMark change={change} />
          <LineMark style={change} />
          {words.change(change)}
        </li>
      ))}
    </ul>
  );
}

/** What the shapes, letters and colours mean. */
export function Legend({ isFirstOpen }: { readonly isFirstOpen: boolean }) {
  const { state, words } = useExplorer();
  const { asOf } = state.drawn;
  const isPast = state.view.knownAt !== null || (asOf !== null && asOf.validAt < today());
  const shown = signals.filter(({ key }) => !isPast || !todaysSignals.includes(key));
  const [isOpen, setOpen] = useState(isFirstOpen);
  return (
    <details
      className="legend"
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{words.say('legend')}</summary>
      <ul>
        {subjectKindNames.map((kind) => (
          <li key={kind}>
            <KindMark kind={kind} />
            {words.subjectKind(kind)}
          </li>
        ))}
        <li>
          <KindMark kind="PERSON" hollow />
          {words.say('outline')}
        </li>
        <li>
          <KindMark kind="ENTERPRISE" ended />
          {words.say('endedFirm')}
        </li>
      </ul>
      <ul>
        {shown.map((signal) => (
          <li key={signal.key}>
            <SignalBadge signal={signal} />
            {words.signal(signal.key)}
          </li>
        ))}
        <li>
          <span className="count-mark">+3</span>
          {words.say('leftOut')}
        </li>
        {isPast && <li className="muted">{words.say('notPast')}</li>}
      </ul>
      <ul>
        {relationKindNames.map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 20 8" width="20" height="8" aria-hidden="true">
              <path
                d="M0 4h15M12 1l4 3-4 3"
                stroke={relationKinds[kind].colour}
                strokeWidth="2"
                fill="none"
              />
            </svg>
            {words.relationKind(kind)}
          </li>
        ))}
      </ul>
      <StyleLegend />
    </details>
  );
}

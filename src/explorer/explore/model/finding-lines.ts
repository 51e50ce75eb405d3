/** What a finding says, as lines of text for a sheet that leaves the page. Pure. */
import type { Words } from '../words/words.ts';
import type { ControllerAnswer } from './answers.ts';
import { differencesOf } from './differences.ts';
import type { Finding } from './findings.ts';
import { shareText } from './lines.ts';

const controllerLine = ({ subject, ratio, basis, proof }: ControllerAnswer, words: Words): string =>
  [
    subject.name,
    ratio === null ? '' : shareText({ ratio, ratioMin: null }, words),
    basis,
    proof.arithmetic,
  ]
    .filter((part) => part !== '')
    .join(' · ');

function linesOfFinding(finding: Finding, words: Words): readonly string[] {
  if (finding.is === 'paths') return finding.answer.paths.map(({ explanation }) => explanation);
  if (finding.is === 'control')
    return [...finding.answer.controllers, ...finding.answer.filed].map((one) =>
      controllerLine(one, words),
    );
  if (finding.is === 'group')
    return finding.answer.risk.carriers.map(
      ({ node, arithmetic }) => `${node.subject.name} · ${arithmetic}`,
    );
  if (finding.is === 'suspicion')
    return finding.answer.links.map(({ subject, hard, soft }) =>
      [subject.name, ...[...hard, ...soft].map(({ explanation }) => explanation)].join(' · '),
    );
  if (finding.is === 'diff')
    return differencesOf(finding.answer).map(
      ({ is, subject, edge }) =>
        `${words.change(is)} · ${subject?.name ?? `${edge?.from.name ?? ''} → ${edge?.to.name ?? ''}`}`,
    );
  return [];
}

/** The lines of what is open beside the map: of one place in the list where one is opened, else of all. */
export function findingLines(
  finding: Finding | null,
  focus: number | null,
  words: Words,
): readonly string[] {
  if (finding === null) return [];
  const lines = linesOfFinding(finding, words);
  return focus === null ? lines : lines.slice(focus, focus + 1);
}

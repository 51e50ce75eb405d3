// What a client of the last release may rely on, and which breaks of it the next release announces.
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';

/** One section of CHANGELOG under a heading of the second or third level, without the heading. */
export function section(text: string, level: '##' | '###', heading: string): string {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`${level} ${heading}`));
  if (from === -1) return '';
  const rest = lines.slice(from + 1);
  const end = rest.findIndex((line) => line.startsWith('## ') || line.startsWith(`${level} `));
  return rest.slice(0, end === -1 ? undefined : end).join('\n');
}

/** What breaks a client of the released schema and is not named in backticks under Unreleased, Breaking. */
export async function unannouncedBreaks(
  released: GraphQLSchema,
  current: GraphQLSchema,
  changelog: string,
): Promise<string[]> {
  const announced = section(section(changelog, '##', 'Unreleased'), '###', 'Breaking');
  const changes = await diff(released, current);
  return changes.flatMap(({ criticality, path = '', message }) =>
    criticality.level === CriticalityLevel.Breaking && !announced.includes(`\`${path}\``)
      ? [`${path}: ${message}`]
      : [],
  );
}

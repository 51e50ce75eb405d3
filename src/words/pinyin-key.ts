// What a name sounds like, for search by who types without an input method. Which reading a character has is told by
// the word it stands in: 行 is hang in a bank and xing in 行云.
import { pinyin } from 'pinyin-pro';
import { nameKey } from './party-name.ts';
import { otherReading } from './pinyin-readings.ts';

const plainSyllables = new Map<string, string>();

/** A syllable as it is typed: without tones, ü as v; empty for what is neither letter nor digit. */
function plain(syllable: string): string {
  const known = plainSyllables.get(syllable);
  if (known !== undefined) return known;
  const typed = syllable
    .normalize('NFD')
    .replaceAll('u\u0308', 'v')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();
  const made = /^[a-z0-9]+$/.test(typed) ? typed : '';
  plainSyllables.set(syllable, made);
  return made;
}

/** Full pinyin and initials, with the bar that each begins behind. */
function keyOf(syllables: readonly string[]): string {
  let [full, initials] = ['', ''];
  for (const typed of syllables) {
    full += typed;
    initials += typed.charAt(0);
  }
  return `${full}|${initials}`;
}

/**
 * The full pinyin of a name, a bar, and its initials: `yunlan|yl`; behind a further bar the same as a place or surname
 * in it is read, where that differs: `danxian|dx|shanxian|sx`. Latin letters and digits stand for themselves.
 * Tones are taken off here, because the library takes three times as long when it does that.
 */
export function pinyinKey(name: string): string {
  const key = nameKey(name);
  const common = pinyin(key, { type: 'array' }).map(plain);
  const other = otherReading(Array.from(key), common);
  return other ? `${keyOf(common)}|${keyOf(other)}` : keyOf(common);
}

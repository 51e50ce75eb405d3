// What a name sounds like, for search by who types without an input method. Which reading a character has is told by
// the word it stands in: 行 is hang in a bank and xing in 行云.
import { pinyin } from 'pinyin-pro';
import { nameKey } from './party-name.ts';

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

/**
 * The full pinyin of a name, a bar, and its initials: `yunlan|yl`; Latin letters and digits stand for themselves.
 * Tones are taken off here, because the library takes three times as long when it does that.
 */
export function pinyinKey(name: string): string {
  let [full, initials] = ['', ''];
  for (const syllable of pinyin(nameKey(name), { type: 'array' })) {
    const typed = plain(syllable);
    full += typed;
    initials += typed.charAt(0);
  }
  return `${full}|${initials}`;
}

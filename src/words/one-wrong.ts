/** Forgives one wrong character: the part of a name that a text means although one character of it differs, is missing or is too many. */

/** Shorter texts say too little once a character is taken from them. */
const least = 3;

/** Whether two texts are one insertion, deletion or replacement apart. */
function isOneApart(text: readonly string[], other: readonly string[]): boolean {
  let start = 0;
  while (start < text.length && text[start] === other[start]) start += 1;
  let [end, otherEnd] = [text.length, other.length];
  while (end > start && otherEnd > start && text[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  return end - start <= 1 && otherEnd - start <= 1 && end - start + otherEnd - start > 0;
}

/** The part of `name` that differs from the text by one character; a replaced one goes before a missing or further one. */
function partOf(name: string, text: readonly string[]): string | undefined {
  const characters = Array.from(name);
  for (const length of [text.length, text.length + 1, text.length - 1])
    for (let at = 0; at + length <= characters.length; at += 1) {
      const part = characters.slice(at, at + length);
      if (isOneApart(text, part)) return part.join('');
    }
  return undefined;
}

/** What a text that names nobody was meant to be, by names that have a part in common with it; undefined where nothing is that near. */
export function meant(text: string, names: readonly string[]): string | undefined {
  const characters = Array.from(text);
  if (characters.length < least) return undefined;
  for (const name of names) {
    const part = partOf(name, characters);
    if (part !== undefined) return part;
  }
  return undefined;
}

/** Every two neighbours of a text: of a text with one wrong character some are still right. */
export const pairsOf = (text: string): readonly string[] => {
  const characters = Array.from(text).filter((character) => /[\p{L}\p{N}]/u.test(character));
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
};

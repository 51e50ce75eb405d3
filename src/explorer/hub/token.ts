const key = 'hub-token';

/** The token of this browser tab, or '' without one. Session storage: it ends with the tab and is in no address. */
export const readToken = (): string => sessionStorage.getItem(key) ?? '';

/** Keeps a token as it was pasted, be it broken into lines or led by "Bearer"; '' forgets it. */
export function keepToken(pasted: string): void {
  const token = pasted.replace(/^\s*bearer\s+/i, '').replaceAll(/\s/g, '');
  if (token === '') sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, token);
}

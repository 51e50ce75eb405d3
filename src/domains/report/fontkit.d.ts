/** What the hub uses of fontkit, which brings no types: which characters a font has a picture of. */
declare module 'fontkit' {
  export function openSync(path: string): { readonly characterSet: readonly number[] };
}

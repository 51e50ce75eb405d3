/** Does at the first call what all calls are answered with. */
export function memoize<R>(work: () => R): () => R {
  let made: { readonly result: R } | undefined;
  return () => (made ??= { result: work() }).result;
}

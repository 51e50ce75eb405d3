declare const params: unique symbol;
declare const row: unique symbol;

/** One fixed Cypher text with the types of what goes in and what comes out. */
export interface Statement<Params extends object = object, Row extends object = object> {
  readonly text: string;
  readonly [params]?: (value: Params) => void;
  readonly [row]?: Row;
}

/** Only other statements may be interpolated, so a caller's value can never become Cypher text. */
export function cypher<Params extends object = object, Row extends object = object>(
  strings: TemplateStringsArray,
  ...parts: readonly Statement<never>[]
): Statement<Params, Row> {
  return { text: String.raw({ raw: strings }, ...parts.map((part) => part.text)).trim() };
}

/** Parts one after another, with this between two of them. */
export const joined = (parts: readonly Statement<never>[], between: Statement): Statement => ({
  text: parts.map(({ text }) => text).join(`\n${between.text}\n`),
});

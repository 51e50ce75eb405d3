/** The schema in a form from which schemathesis makes up values within the bounds that its descriptions state. */
import { readdirSync, readFileSync } from 'node:fs';
import { type InputValueDefinitionNode, Kind, parse, print, type TypeNode, visit } from 'graphql';

/** How to make up values of one argument or input field: what kind they are, and between which bounds. */
export interface Strategy {
  readonly scalar: string;
  readonly make: 'number' | 'text' | 'ascii' | 'digits' | 'code' | 'id' | 'word' | 'nothing';
  readonly least: number;
  readonly most: number;
  /** Beginnings that an id may have. */
  readonly prefixes: readonly string[];
  /** The value that the description gives as an example, where only listed ones are taken. */
  readonly example?: string;
  /** The words of an enum that are taken, where the description says that another one is refused. */
  readonly words?: readonly string[];
  /** The lengths that are taken, where the description names some. */
  readonly lengths?: readonly number[];
  /** Bounds of the list where it is a list of these. */
  readonly items?: Bounds;
}

type Bounds = Pick<Strategy, 'least' | 'most'>;

const folder = new URL('../../../schema/', import.meta.url);

/** The contract as it stands in schema/. */
const contract = (): string =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql') && file !== 'released.graphql')
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');

const number = (text = ''): number => Number(text.replaceAll(',', ''));

/** "1 to 100", "up to 2,000 characters", "at most 20": the bounds that a description states. */
function boundsIn(description: string): Bounds | undefined {
  const between = /(\d[\d,]*) to (\d[\d,]*)/i.exec(description);
  if (between) return { least: number(between[1]), most: number(between[2]) };
  const most = /(?:up to|at most) (\d[\d,]*)/i.exec(description);
  return most ? { least: 1, most: number(most[1]) } : undefined;
}

const prefixes = {
  subject: 'sub_',
  record: 'rec_',
  relation: 'rel_',
  screening: 'scr_',
  merge: 'mrg_',
};

const typeName = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : typeName(type.type);

type Made = Omit<Strategy, 'scalar'>;

const textOf = (words: string, bounds: Bounds): Made => {
  const lengths = /(\d), (\d) or (\d) digits/.exec(words)?.slice(1).map(Number);
  const plain = { ...bounds, prefixes: [], ...(lengths ? { lengths } : {}) };
  // a cursor is taken from an answer, never made up
  if (words.toLowerCase().includes('cursor')) return { make: 'nothing', ...plain };
  if (words.includes('the letter and the digits')) return { make: 'code', ...plain };
  if (words.includes('visible ASCII')) return { make: 'ascii', ...plain };
  return { make: /\bdigits\b/.test(words) ? 'digits' : 'text', ...plain };
};

const idOf = (words: string): Made => {
  const example = /such as `([^`]+)`/.exec(words)?.[1];
  if (example !== undefined) return { make: 'id', least: 1, most: 1, prefixes: [], example };
  const all = Object.entries(prefixes);
  const named = all.filter(([what]) => new RegExp(what, 'i').test(words));
  const chosen = (named.length > 0 ? named : all).map(([, prefix]) => prefix);
  return { make: 'id', least: 1, most: 1, prefixes: chosen };
};

/** "PERSON is refused": the other words of the enum. */
function wordsOf(description: string, enumeration: readonly string[]): Made | undefined {
  const refused = /\b([A-Z_]+) is refused/.exec(description)?.[1];
  const words = enumeration.filter((word) => word !== refused);
  return refused === undefined
    ? undefined
    : { make: 'word', least: 1, most: 1, prefixes: [], words };
}

/** What to make up for one argument or input field; undefined where its type alone says enough. */
function madeFor(
  { name, type, description }: InputValueDefinitionNode,
  enums: ReadonlyMap<string, readonly string[]>,
): Made | undefined {
  const words = description?.value ?? '';
  const bounds = boundsIn(words);
  const enumeration = enums.get(typeName(type));
  if (enumeration) {
    const made = wordsOf(words, enumeration);
    return made && { ...made, ...(isList(type) ? { items: { least: 1, most: 5 } } : {}) };
  }
  switch (typeName(type)) {
    case 'Int':
      return bounds && { make: 'number', ...bounds, prefixes: [] };
    case 'String':
      return textOf(words, bounds ?? { least: 1, most: 20 });
    case 'ID':
      return {
        ...idOf(`${name.value} ${words}`),
        ...(isList(type) ? { items: bounds ?? { least: 1, most: 5 } } : {}),
      };
    default:
      // a day, an object: its type says all there is to say
      return undefined;
  }
}

const isList = (type: TypeNode): boolean =>
  type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));

/** The same type with this scalar in place of the list or the value that it was. */
const withScalar = (type: TypeNode, scalar: string): TypeNode => {
  const named = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: scalar } } as const;
  return type.kind === Kind.NON_NULL_TYPE ? { kind: Kind.NON_NULL_TYPE, type: named } : named;
};

/** The schema as text, and how to make up a value for each of its own scalars. */
export function boundedSchema(): {
  readonly schema: string;
  readonly strategies: readonly Strategy[];
} {
  // one scalar for all values that are made alike: fields of an interface need the same type everywhere
  const scalarOf = new Map<string, Strategy>();
  const document = parse(contract());
  const enums = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.ENUM_TYPE_DEFINITION
        ? [[one.name.value, (one.values ?? []).map(({ name }) => name.value)] as const]
        : [],
    ),
  );
  const bounded = visit(document, {
    // schemathesis does not know @oneOf: of several ways to name a subject it is given the first
    InputObjectTypeDefinition: {
      enter: (input) => {
        if (!input.directives?.some(({ name }) => name.value === 'oneOf')) return undefined;
        const [first] = input.fields ?? [];
        if (!first || first.type.kind === Kind.NON_NULL_TYPE) return undefined;
        const type = { kind: Kind.NON_NULL_TYPE, type: first.type } as const;
        return { ...input, directives: [], fields: [{ ...first, type }] };
      },
    },
    InputValueDefinition: (value) => {
      const made = madeFor(value, enums);
      if (!made) return undefined;
      const likeness = JSON.stringify(made);
      const { scalar } = scalarOf.get(likeness) ?? { scalar: `Bounded${scalarOf.size}` };
      scalarOf.set(likeness, { scalar, ...made });
      return { ...value, type: withScalar(value.type, scalar) };
    },
  });
  const strategies = [...scalarOf.values()];
  const scalars = strategies.map(({ scalar }) => `scalar ${scalar}`).join('\n');
  return { schema: `${print(bounded)}\n${scalars}\n`, strategies };
}

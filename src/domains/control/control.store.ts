/** Lets the engine of control.ts decide on the holdings around a subject, and turns its findings into answers. */
import { personName } from '../../access/masking.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Sight } from '../../access/visibility.ts';
import { one, type Reader } from '../../graph/batch.ts';
import { type ControlRuleName } from '../../rules/control.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { limits, within } from '../../words/limits.ts';
import { type Page, pageOf } from '../../words/page.ts';
import { type Bilingual, bilingual, same } from '../../words/bilingual.ts';
import { type ControlFinding, findControlled, findControllers } from './control.ts';
import { type Filed, filedOf, type Found } from './control.cypher.ts';
import { createHoldingsReader, type Holdings } from './holdings.store.ts';
import type { HoldingGraph, Party, Representative } from './holding-graph.ts';
import type { ControlWarning } from './warnings.ts';

type Edge = Found['edge'] & { readonly asOf: ResolvedAsOf };

export interface ProofPathRow {
  readonly subjectIds: readonly string[];
  readonly edges: readonly Edge[];
  readonly product: number | null;
  readonly asOf: ResolvedAsOf;
}

export interface ProofRow {
  readonly edges: readonly Edge[];
  readonly paths: readonly ProofPathRow[];
  readonly arithmetic: Bilingual;
}

/** One who controls or is controlled; the proof is worked out when it is asked for. */
export interface ControllerRow {
  readonly subjectId: string;
  readonly ratio: number | null;
  readonly basis: Bilingual;
  readonly proof: () => ProofRow;
  readonly asOf: ResolvedAsOf;
}

export interface WarningRow extends Omit<ControlWarning, 'edgeIds'> {
  readonly edges: readonly Edge[];
}

export interface ControlRow {
  readonly subjectId: string;
  readonly rule: ControlRuleName;
  readonly law: Bilingual;
  readonly edition: Bilingual;
  readonly controllers: readonly ControllerRow[];
  readonly warnings: readonly WarningRow[];
  readonly asOf: ResolvedAsOf;
}

export interface ControlledPage extends Page<ControllerRow> {
  readonly edition: Bilingual;
  readonly warnings: readonly WarningRow[];
}

export type ControlledEdgeRow = ControlledPage['rows'][number];

interface Question {
  readonly rule: ControlRuleName;
  readonly threshold?: number | null | undefined;
}

interface Centre {
  readonly id: string;
  readonly kind: Party['kind'];
  readonly name: string;
}

/** The holdings around one subject, as the engine takes them, and their relations by id. */
interface Around {
  readonly graph: HoldingGraph;
  readonly edges: ReadonlyMap<string, Edge>;
  readonly names: ReadonlyMap<string, string>;
}

const filedAlone = bilingual(
  '由企业自行申报，未经计算。',
  'Filed by the enterprise, not computed.',
);

export function createControlStore({
  reader,
  viewer,
  sight,
}: {
  reader: Reader;
  viewer: Viewer;
  sight: Sight;
}) {
  const loadFiled = one(reader, filedOf);
  const holdings = createHoldingsReader(reader);

  function around(
    centre: Centre,
    { found, representatives, cut }: Holdings,
    asOf: ResolvedAsOf,
  ): Around {
    const parties = new Map<string, Party>([[centre.id, { id: centre.id, kind: centre.kind }]]);
    const names = new Map([[centre.id, centre.name]]);
    const published = new Set<string>();
    const add = (id: string, { kind, name, stateBody }: Found['from']): void => {
      parties.set(id, { id, kind, stateBody: stateBody ?? false });
      const isOpen = published.has(id);
      names.set(id, kind === 'PERSON' ? personName(viewer, id, name ?? '', isOpen) : (name ?? id));
    };
    const told = [
      ...found.map((one) => ['SHAREHOLDER', one] as const),
      ...representatives.map((one) => ['LEGAL_REPRESENTATIVE', one] as const),
    ];
    for (const [kind, { edge }] of told) if (sight.names.includes(kind)) published.add(edge.fromId);
    for (const [, { edge, from, to }] of told) {
      add(edge.fromId, from);
      add(edge.toId, to);
    }
    const edges = new Map(
      [...found, ...representatives].map(({ edge }) => [edge.id, { ...edge, asOf }]),
    );
    const graph: HoldingGraph = {
      parties: [...parties.values()],
      edges: found.map(({ edge }) => ({
        ...edge,
        from: edge.fromId,
        to: edge.toId,
        disputed: edge.disputed ?? false,
      })),
      representatives: representatives.map(({ edge }): Representative => ({
        personId: edge.fromId,
        edgeId: edge.id,
        firmId: edge.toId,
      })),
      cut,
    };
    return { graph, edges, names };
  }

  const rowsOf = ({ edges }: Around, ids: readonly string[]): Edge[] =>
    ids.flatMap((id) => edges.get(id) ?? []);

  const controllerOf = (
    where: Around,
    finding: ControlFinding,
    asOf: ResolvedAsOf,
  ): ControllerRow => ({
    subjectId: finding.subjectId,
    ratio: finding.ratio,
    basis: finding.basis,
    asOf,
    proof: () => ({
      edges: rowsOf(where, finding.proof.edgeIds),
      paths: finding.proof.paths.map(({ subjectIds, edgeIds, product }) => ({
        subjectIds,
        edges: rowsOf(where, edgeIds),
        product,
        asOf,
      })),
      arithmetic: finding.proof.arithmetic,
    }),
  });

  const warningOf = (where: Around, { code, message, edgeIds }: ControlWarning): WarningRow => ({
    code,
    message,
    edges: rowsOf(where, edgeIds.slice(0, limits.warningEdges)),
  });

  const optionsOf = ({ names }: Around, { threshold }: Question, asOf: ResolvedAsOf) => ({
    validAt: asOf.validAt,
    label: (id: string) => names.get(id) ?? id,
    ...(threshold == null ? {} : { threshold }),
  });

  async function controllers(
    centre: Centre,
    question: Question,
    asOf: ResolvedAsOf,
  ): Promise<ControlRow> {
    const where = around(centre, await holdings.above(centre, question.rule, asOf), asOf);
    const answer = findControllers(
      where.graph,
      centre.id,
      question.rule,
      optionsOf(where, question, asOf),
    );
    return {
      subjectId: centre.id,
      rule: answer.rule,
      law: answer.law,
      edition: answer.edition,
      controllers: answer.controllers.map((finding) => controllerOf(where, finding, asOf)),
      warnings: answer.warnings.map((warning) => warningOf(where, warning)),
      asOf,
    };
  }

  async function controlled(
    centre: Centre,
    input: Question & { readonly first?: number | null; readonly after?: string | null },
    asOf: ResolvedAsOf,
  ): Promise<ControlledPage> {
    const first = within('controlledPage', 'first', input.first ?? 50);
    const [after = ''] = input.after == null ? [] : readCursor('controlled', 1, input.after);
    const where = around(centre, await holdings.below(centre, input.rule, asOf), asOf);
    const answer = findControlled(
      where.graph,
      centre.id,
      input.rule,
      optionsOf(where, input, asOf),
    );
    const start =
      after === '' ? 0 : answer.controlled.findIndex(({ subjectId }) => subjectId === after) + 1;
    const page = pageOf(
      answer.controlled.slice(start, start + first + 1),
      first,
      input.after,
      {
        cursor: ({ subjectId }) => writeCursor('controlled', [subjectId]),
        row: (finding) => controllerOf(where, finding, asOf),
      },
      () => Promise.resolve(answer.controlled.length),
    );
    const warnings = answer.warnings.map((warning) => warningOf(where, warning));
    return { ...page, edition: answer.edition, warnings };
  }

  /** What the enterprise filed under this rule; for the rules nobody files under, all it filed. */
  async function filed(
    id: string,
    rule: ControlRuleName,
    asOf: ResolvedAsOf,
  ): Promise<ControllerRow[]> {
    const found: readonly Filed[] = (await loadFiled(id, { asOf })) ?? [];
    const sameRule = found.filter((one) => one.rule === rule);
    const isFiledRule = rule === 'ACTUAL_CONTROLLER' || rule === 'BENEFICIAL_OWNER';
    return (isFiledRule ? sameRule : found).map(({ fromId, ratio, basis }) => ({
      subjectId: fromId,
      ratio,
      basis: same(basis),
      asOf,
      proof: () => ({ edges: [], paths: [], arithmetic: filedAlone }),
    }));
  }

  return { controllers, controlled, filed };
}

export type ControlStore = ReturnType<typeof createControlStore>;

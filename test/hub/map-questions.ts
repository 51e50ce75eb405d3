import { ask } from '../kit/ask.ts';
import type { TestHub } from '../kit/start-hub.ts';

export interface MapAnswer {
  readonly nodes: readonly {
    readonly subject: { readonly id: string; readonly name: string };
    readonly hop: number;
    readonly hidden: boolean;
  }[];
  readonly edges: readonly {
    readonly id: string;
    readonly kind: string;
    readonly from: { readonly id: string };
    readonly to: { readonly id: string };
  }[];
  readonly truncated: readonly {
    readonly node: string;
    readonly kind: string;
    readonly direction: string;
    readonly shown: number;
    readonly total: number;
    readonly cursor: string;
  }[];
}

export interface MapQuestion {
  readonly centre: string;
  readonly hops?: number;
  readonly relations?: readonly string[];
  readonly perNode?: number;
  readonly limit?: number;
  readonly after?: string;
  readonly asOf?: { readonly validAt: string };
}

/** The map around a subject, over HTTP. */
export async function mapOf(
  hub: TestHub,
  question: MapQuestion,
  token?: string,
): Promise<MapAnswer> {
  const { creditMap } = await ask<{ creditMap: MapAnswer }>(
    hub,
    `query Map($centre: ID!, $hops: Int = 2, $relations: [RelationKind!], $perNode: Int = 50,
               $limit: Int = 1000, $after: String, $asOf: AsOf) {
      creditMap(centre: $centre, hops: $hops, relations: $relations, perNode: $perNode, limit: $limit,
                after: $after, asOf: $asOf) {
        nodes { hop hidden subject { id name } }
        edges { id kind from { id } to { id } }
        truncated { node kind direction shown total cursor }
      }
    }`,
    question,
    token,
  );
  return creditMap;
}

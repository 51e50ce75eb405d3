import { publicViewer } from '../../src/access/viewer.ts';
import { sightOf } from '../../src/access/visibility.ts';
import { expect } from '@jest/globals';
import type { Driver } from 'neo4j-driver';
import { edgesOf } from '../../src/domains/relation/relation.cypher.ts';
import { branches, startsOf } from '../../src/domains/relation/relation.ts';
import { toParameters } from '../../src/graph/values.ts';
import { storedKinds } from '../../src/words/relation-kinds.ts';
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

interface Plan {
  readonly dbHits: number;
  readonly children: readonly Plan[];
}

const hitsOf = ({ dbHits, children }: Plan): number =>
  children.reduce((sum, child) => sum + hitsOf(child), dbHits);

/** What reading the first 50 edges of a subject and one more costs the database, in hits. */
export async function edgeHits(driver: Driver, key: string): Promise<number> {
  const now = new Date().toISOString();
  const asOf = { validAt: now.slice(0, 10), knownAt: now };
  // all names, so that a neighbour costs the same whether it is a person or a firm
  const wanted = {
    starts: startsOf(branches),
    perBranch: 51,
    most: 1_000,
    named: true,
    names: storedKinds,
  };
  const sight = sightOf(publicViewer, asOf);
  const { summary, records } = await driver.executeQuery(
    `PROFILE ${edgesOf.text}`,
    toParameters({ keys: [key], asOf, sight, ...wanted }),
  );
  expect(records).toHaveLength(51);
  if (summary.profile === false) throw new Error('The server profiled nothing.');
  return hitsOf(summary.profile);
}

/** What a suite from outside is given, and what it answers. One file of suites/ is one suite. */
import type { Role } from '../../src/access/viewer.ts';

/** A hub with the example city that runs as it is built for use. */
export interface ExampleHub {
  readonly url: string;
  readonly token: (
    role: Role,
    as?: { readonly department?: string; readonly subject?: string },
  ) => Promise<string>;
}

/** What a suite may use. */
export interface World {
  /** The suite's own ignored folder: what was brought once stays there. */
  readonly folder: string;
  /** The hub of this run, started when the first suite asks for it. */
  readonly hub: () => Promise<ExampleHub>;
}

/** One thing that was tried; `words` say why where it did not pass. */
export interface Outcome {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly words?: string;
}

/** A suite: its name is that of its file and of its folder. */
export interface Suite {
  readonly name: string;
  /** Brings what it needs and tries it; throws NotToBeHad where a registry or a tool is missing. */
  readonly run: (world: World) => Promise<readonly Outcome[]>;
}

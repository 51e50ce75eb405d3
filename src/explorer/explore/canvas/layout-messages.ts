/** What the page and the worker of its layout say to each other. */

/** Subjects by their number, with where they stand; relations as pairs of numbers. */
export interface LayoutTask {
  readonly task: number;
  readonly places: Float32Array;
  /** 1 for each subject that keeps its place. */
  readonly fixed: Uint8Array;
  readonly pairs: Uint32Array;
}

/** Whether the layout that runs is to wait. */
export interface LayoutHold {
  readonly isHeld: boolean;
}

/** Places after some rounds; `done` with the last. */
export interface LayoutReport {
  readonly task: number;
  readonly places: Float32Array;
  readonly done: boolean;
}

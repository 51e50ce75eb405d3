/**
 * Room on the disk of the data folder. A database that fills its disk panics and must be started anew, so nothing more is
 * written while less is free than is kept free; reading goes on.
 */
import { statfsSync } from 'node:fs';
import { HubError } from '../errors.ts';
import type { Graph } from './graph.ts';

const megabyte = 2 ** 20;

/** How much room there is, and how much is kept free, in megabytes. */
export interface Room {
  readonly free: () => number;
  readonly least: number;
}

/** Milliseconds for which a look at the disk is believed. */
const believed = 500;

/** The room of a folder's disk. */
export function roomOf(folder: string, least: number): Room {
  let seen = { free: 0, at: -Infinity };
  return {
    least,
    free: () => {
      if (performance.now() - seen.at < believed) return seen.free;
      const { bavail, bsize } = statfsSync(folder);
      seen = { free: Math.floor((bavail * bsize) / megabyte), at: performance.now() };
      return seen.free;
    },
  };
}

/** Whether something may still be written. */
export const hasRoom = ({ free, least }: Room): boolean => free() >= least;

/** Seconds after which somebody may have made room. */
const wait = 60;

/** UNAVAILABLE, with both figures, where nothing more may be written. */
export function requireRoom(room: Room): void {
  if (hasRoom(room)) return;
  throw new HubError(
    'UNAVAILABLE',
    `The disk of the hub is full: ${room.free()} MB are free, ${room.least} MB are kept free. Nothing is written until there is room; reading goes on.`,
    { retryAfter: wait },
  );
}

/** The same graph; it writes only where there is room. */
export const within = (graph: Graph, room: Room): Graph => ({
  read: (statement, params, options) => graph.read(statement, params, options),
  write: async (name, work, options) => {
    requireRoom(room);
    return graph.write(name, work, options);
  },
  close: () => graph.close(),
});

/** Milliseconds between two looks at whether there is room. */
const looked = 1_000;

/** Tells when the disk is full and when there is room again, until it is stopped. */
export function watchRoom(room: Room, tell: (isFull: boolean) => void): () => void {
  let wasFull = false;
  const look = (): void => {
    const isFull = !hasRoom(room);
    if (isFull !== wasFull) tell(isFull);
    wasFull = isFull;
  };
  look();
  const timer = setInterval(look, looked).unref();
  return () => {
    clearInterval(timer);
  };
}

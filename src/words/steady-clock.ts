/** A clock that stands still while the machine's is behind what it has shown: nothing is ever read before it was known. */
export interface SteadyClock {
  (): Date;
  /** From now on it shows this instant at least. */
  readonly notBefore: (instant: string) => void;
}

/** A steady clock over another one. */
export function createSteadyClock(clock: () => Date = () => new Date()): SteadyClock {
  let latest = -Infinity;
  const show = (): Date => {
    latest = Math.max(latest, clock().getTime());
    return new Date(latest);
  };
  return Object.assign(show, {
    notBefore: (instant: string) => {
      latest = Math.max(latest, Date.parse(instant));
    },
  });
}

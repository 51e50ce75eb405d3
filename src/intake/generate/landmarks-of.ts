import type { City } from './city.ts';
import { firmKey } from './firms.ts';
import {
  landmarkKeys,
  landmarkPersonIndex,
  type LandmarkKey,
  type LandmarkPersonKey,
} from './landmark-keys.ts';
import { landmarkAt } from './landmarks.ts';
import { personAt } from './people.ts';

/** A firm worth asking about. */
interface LandmarkEntry {
  readonly key: LandmarkKey;
  readonly name: string;
  readonly uscc: string;
  readonly about: string;
}

/** Firms worth asking about, and the made-up persons of the listed firm's family with their made-up numbers. */
export interface Landmarks {
  readonly firms: readonly LandmarkEntry[];
  readonly persons: Readonly<
    Record<'controller' | 'representative', { readonly name: string; readonly idNumber: string }>
  >;
}

/** The landmarks of a city, with the identifiers that its seed gives them. */
export const landmarksOf = (city: City): Landmarks => {
  const person = (key: LandmarkPersonKey) => {
    const { name, idNumber } = personAt(city, landmarkPersonIndex(key));
    return { name, idNumber };
  };
  return {
    firms: landmarkKeys.flatMap((key, index) => {
      const about = landmarkAt(index)?.about;
      const { name, uscc } = firmKey(city, index);
      return about === undefined ? [] : [{ key, name, uscc, about }];
    }),
    persons: { controller: person('controller'), representative: person('representative') },
  };
};

/** Why a figure or a verdict cannot be given to a viewer, by the names of the schema; access/not-open.ts decides it. */
export type NotOpen = 'PERSON' | 'CASES' | 'GRADES';

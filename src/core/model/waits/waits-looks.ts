import type { Variable } from '../../source/scopes.ts';

/**
 * What an expression looks at, as bits: state of this process that other code can change, the clock, what the turn
 * itself moves, and what cannot be told (the outside world, or code that is not in the file). None: it never changes.
 * What a turn takes from state (`last = this.count`) is a sample; to compare state with one is to see whether it rests.
 */
export const Looks = { state: 1, clock: 2, moving: 4, unknown: 8, sample: 16, rest: 32 } as const;

/**
 * The places that a turn writes, and what that makes of them: variables, undeclared ones by name, and properties of
 * whatever object by `.name`; elements of a list also as `elementsOf` says.
 */
export type Writes = ReadonlyMap<Variable | string, number>;

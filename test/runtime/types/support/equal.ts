// For declarations that are compiled and never run.
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- they are what this is about */

/** Whether two types are the same: `any` is the same as nothing else, an optional or a read-only property as no other. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Takes what is of that type: `accept<Equal<A, B>>(true)`. */
export declare function accept<T>(value: T): void;

/** Takes a value of exactly that type: `expectExactly<Promise<number>>()(value)`. */
export declare function expectExactly<Expected>(): <Actual>(
  value: Actual,
  ...differs: Equal<Actual, Expected> extends true ? [] : [never]
) => void;

/** A value of any type, as nothing is run. */
export declare function some<T>(): T;

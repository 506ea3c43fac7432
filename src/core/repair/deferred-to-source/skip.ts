/** Thrown inside the planner to leave a site alone; caught at its edge and told to the user. */
export class SkipSite extends Error {
  override readonly name = 'SkipSite';
  readonly code: SkipCode;

  constructor(code: SkipCode) {
    super(reasons[code]);
    this.code = code;
  }
}

/**
 * Thrown where the places that keep the resolvers cannot keep a source: they go on as they are, with the functions of
 * a source in them.
 */
export class PlacesStay extends Error {
  override readonly name = 'PlacesStay';
  readonly reason: StayReason;

  constructor(reason: StayReason) {
    super(reason);
    this.reason = reason;
  }
}

export function isRefusal(error: unknown): error is SkipSite | PlacesStay {
  return error instanceof SkipSite || error instanceof PlacesStay;
}

/** Why a bare deferred is left alone: stable codes for counting, with what they mean. */
export const reasons = {
  'executor-unknown': 'the executor is not a function written in place with plain parameters',
  'executor-async': 'the executor is async or a generator, so its errors and its timing are its own',
  'executor-returns': 'the executor leaves early, and its statements cannot stand outside it as they are',
  'executor-context': 'the executor uses `this`, `arguments`, `var` or functions that mean something else outside it',
  position: 'the promise is made in the middle of an expression, where no statement can stand before it',
  reachable: 'the promise is the value of a field, and other files can reach the field that keeps its resolver',
  'type-unknown': 'the type of the promise cannot be read from this file',
  narrowed: 'TypeScript would rule out values of a variable outside the executor that it allows inside',
  comment: 'a comment stands in what the rewrite would replace',
  'name-taken': 'TaskCompletionSource means something else in this file',
  serialized: 'the text of the function may be sent to a page, worker or process that has none of the imports',
  'not-a-module': 'the file is a script without imports or exports, or one that may load no packages',
  subclass: 'the promise is not a native Promise',
} as const;

export type SkipCode = keyof typeof reasons;

export type StayReason =
  /** A property of another object, which other code can reach. */
  | 'kept-in-property'
  /** A function that does more than settle. */
  | 'kept-in-closure'
  | 'kept-in-several-places'
  /** Kept from inside a nested function or a branch, and not on every run of the executor. */
  | 'kept-nested'
  /** Other files can reach the place. */
  | 'reachable'
  | 'use-unknown'
  /** The place is not declared in this file. */
  | 'place-unknown'
  /** A comment says what type the place has, to those who check JavaScript. */
  | 'typed-by-comment'
  /** The places are not always written together. */
  | 'not-in-step'
  /** The place starts or ends as a function of its own. */
  | 'initial-value';

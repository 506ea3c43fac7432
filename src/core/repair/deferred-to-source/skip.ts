/** Thrown inside the planner to leave a site alone; caught at its edge and told to the user. */
export class SkipSite extends Error {
  override readonly name = 'SkipSite';
  readonly code: string;

  constructor(code: SkipCode) {
    super(reasons[code]);
    this.code = code;
  }
}

/** Why a bare deferred is left alone: stable codes for counting, with what they mean. */
export const reasons = {
  'executor-unknown': 'the executor is not a function written in place with plain parameters',
  'executor-async': 'the executor is async or a generator, so its errors and its timing are its own',
  'executor-returns': 'the executor leaves early, and its statements cannot stand outside it as they are',
  'executor-context': 'the executor uses `this`, `arguments` or `var` of its own',
  'kept-in-property': 'a resolver is kept in a property of another object, which other code can reach',
  'kept-in-closure': 'a resolver is kept inside a function that does more than settle',
  'kept-in-several-places': 'the resolvers are kept in several kinds of places',
  'kept-nested': 'a resolver is kept from inside a nested function or a branch, and not on every run of the executor',
  position: 'the promise is made in the middle of an expression, where no statement can stand before it',
  reachable: 'other files can reach the place that keeps the resolvers',
  'use-unknown': 'a use of a kept resolver is not understood',
  'place-unknown': 'the place that keeps the resolvers is not declared in this file',
  'not-in-step': 'the places that keep the resolvers are not always written together',
  'initial-value': 'the place that keeps the resolver starts or ends as a function of its own',
  'type-unknown': 'the type of the kept resolvers cannot be read from this file',
  comment: 'a comment stands in what the rewrite would replace',
  'name-taken': 'TaskCompletionSource means something else in this file',
  serialized: 'the text of the function may be sent to a page, worker or process that has none of the imports',
  'not-a-module': 'the file is a script without imports or exports, and an import would change how it is loaded',
  subclass: 'the promise is not a native Promise',
} as const;

export type SkipCode = keyof typeof reasons;

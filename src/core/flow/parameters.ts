import { unwrap, type FunctionNode } from '../source/ast.ts';
import { assign, learn, rename, undefinedTerm } from './facts.ts';
import type { Flow } from './flow.ts';
import type { RunOptions } from './function-run.ts';
import { mapFacts, type Entry, type State } from './state.ts';

/** The state at the start of a function body: its parameters are what the arguments of the call, or the promise, are known to be. */
export function bindParameters<E extends Entry>(
  fn: FunctionNode,
  state: State<E>,
  { args, receives }: RunOptions,
  { places, tests }: Flow<E>,
): State<E> {
  let bound = state;
  const known = args !== undefined && !args.some((arg) => arg.type === 'SpreadElement') ? args : undefined;
  for (const [index, parameter] of fn.params.entries()) {
    const key = parameter.type === 'Identifier' ? places.declaredKey(parameter) : undefined;
    if (key === undefined) continue;
    const argument = known?.[index];
    const value = argument && unwrap(argument);
    const isObject =
      value !== undefined && /^(?:New|Object|Array|Function|ArrowFunction|Class)Expression$/u.test(value.type);
    bound =
      mapFacts(bound, (facts) => {
        if (receives !== undefined && index === 0) return rename(facts, receives, key);
        const fresh = assign(facts, key, known && (argument ? tests.term(argument, facts) : undefinedTerm));
        return isObject ? learn(fresh, key, { kind: 'truthy', is: true }) : fresh;
      }) ?? bound;
  }
  return bound;
}

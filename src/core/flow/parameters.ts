import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap, type FunctionNode, type Node } from '../source/ast.ts';
import { isConstant } from '../source/scopes.ts';
import { enterAlias, leaveAlias, type Alias } from './aliases.ts';
import { assign, learn, rename, symbolTerm, undefinedTerm, type Facts } from './facts.ts';
import type { Flow } from './flow.ts';
import type { RunOptions } from './function-run.ts';
import { mapFacts, type Entry, type State } from './state.ts';

/** What a parameter, or a part of its pattern, is given: an expression, a member of a place of the caller, or nothing at all. */
type Given = { readonly value: Node } | { readonly place: string } | 'nothing';

/** The parameters of a function that runs: what they are known to be, and what its caller calls them. */
export class Parameters<E extends Entry> {
  readonly #flow: Flow<E>;
  readonly #bindings: ((facts: Facts) => Facts)[] = [];
  readonly #aliases: Alias[] = [];

  constructor(fn: FunctionNode, { args, receives }: RunOptions, flow: Flow<E>) {
    this.#flow = flow;
    // What is known at the start of a function that is looked at by itself is known of its parameters.
    if (flow.depth === 1 && args === undefined && receives === undefined) return;
    const isKnown = args?.some((arg) => arg.type === 'SpreadElement') === false;
    for (const [index, parameter] of fn.params.entries()) {
      const key = parameter.type === 'Identifier' ? flow.places.declaredKey(parameter) : undefined;
      if (key !== undefined && receives !== undefined && index === 0)
        this.#bindings.push((facts) => rename(facts, receives, key));
      else this.#bind(parameter, isKnown ? givenBy(args[index]) : undefined);
    }
  }

  /** The state at the start of the body: the parameters are what the arguments of the call, or the promise, are known to be. */
  enter(state: State<E>): State<E> {
    let at = state;
    for (const bind of this.#bindings) at = mapFacts(at, bind) ?? at;
    for (const alias of this.#aliases) at = mapFacts(at, (facts) => enterAlias(facts, alias)) ?? at;
    return at;
  }

  /** The state after the body: what it has learned of its parameters holds of the places of its caller that they stand for. */
  leave(state: State<E> | undefined): State<E> | undefined {
    let at = state;
    for (const alias of this.#aliases) at = at && (mapFacts(at, (facts) => leaveAlias(facts, alias)) ?? at);
    return at;
  }

  #bind(target: Node, given: Given | undefined): void {
    switch (target.type) {
      case 'Identifier': {
        const key = this.#flow.places.declaredKey(target);
        if (key !== undefined) this.#name(key, given);
        break;
      }
      case 'AssignmentPattern':
        if (given === 'nothing') this.#bind(target.left, givenBy(target.right));
        // What may be `undefined` leaves room for the default.
        else this.#bind(target.left, isThere(given) ? given : undefined);
        break;
      case 'ObjectPattern':
        for (const property of target.properties) {
          if (property.type === 'RestElement') this.#bind(property, undefined);
          else this.#bind(property.value, this.#member(given, propertyName(property)));
        }
        break;
      case 'ArrayPattern':
        for (const element of target.elements) if (element) this.#bind(element, undefined);
        break;
      case 'RestElement':
        this.#bind(target.argument, undefined);
        break;
      case 'TSParameterProperty':
        this.#bind(target.parameter, given);
        break;
      default:
    }
  }

  /** `{ kind }` of what is given. */
  #member(given: Given | undefined, name: string | undefined): Given | undefined {
    if (given === undefined || given === 'nothing' || name === undefined) return undefined;
    const place = 'place' in given ? given.place : this.#placeOf(given.value);
    if (place !== undefined) return { place: `${place}.${name}` };
    const object = 'value' in given ? unwrap(given.value) : undefined;
    return object?.type === 'ObjectExpression' ? propertyOf(object, name) : undefined;
  }

  #name(key: string, given: Given | undefined): void {
    const { places, tests } = this.#flow;
    const value = given !== undefined && given !== 'nothing' && 'value' in given ? unwrap(given.value) : undefined;
    const place = given !== undefined && given !== 'nothing' && 'place' in given ? given.place : undefined;
    this.#bindings.push((facts) => {
      if (given === 'nothing') return assign(facts, key, undefinedTerm);
      if (place !== undefined) return assign(facts, key, facts.get(place)?.equals ?? symbolTerm(place));
      const fresh = assign(facts, key, value && tests.term(value, facts));
      return value && isObject(value) ? (learn(fresh, key, { kind: 'truthy', is: true }) ?? fresh) : fresh;
    });
    const outer = place ?? (value && this.#placeOf(value));
    const variable = places.rootVariable(key);
    if (outer !== undefined && variable !== undefined && isConstant(variable))
      this.#aliases.push({ outer, inner: key });
    // What an object is made of are places of the parameter.
    if (value?.type === 'ObjectExpression')
      for (const property of value.properties) {
        const name = property.type === 'Property' ? propertyName(property) : undefined;
        if (property.type === 'Property' && name !== undefined) this.#name(`${key}.${name}`, { value: property.value });
      }
  }

  /** A place of the caller that nothing else writes while the function runs: a variable or what it holds. */
  #placeOf(value: Node): string | undefined {
    const { places } = this.#flow;
    const key = places.key(value);
    const root = key !== undefined && /^‹\d+›(?:\.[\w$#]+)*$/u.test(key) ? places.rootVariable(key) : undefined;
    return root === undefined || places.isShared(root) ? undefined : key;
  }
}

function givenBy(argument: Node | undefined): Given {
  return argument === undefined ? 'nothing' : { value: argument };
}

/** What an object literal has under the name; unknown where something is spread into it. */
function propertyOf({ properties }: TSESTree.ObjectExpression, name: string): Given | undefined {
  if (properties.some((property) => property.type === 'SpreadElement' || property.computed)) return undefined;
  const found = properties.findLast((property) => property.type === 'Property' && propertyName(property) === name);
  return found?.type === 'Property' ? { value: found.value } : 'nothing';
}

/** Whether an expression makes an object or a function, and so something truthy. */
function isObject({ type }: Node): boolean {
  return /^(?:New|Object|Array|Function|ArrowFunction|Class)Expression$/u.test(type);
}

/** Whether something other than `undefined` is given, whatever the facts say. */
function isThere(given: Given | undefined): boolean {
  if (given === undefined || given === 'nothing' || 'place' in given) return false;
  const at = unwrap(given.value);
  return isObject(at) || at.type === 'Literal' || at.type === 'TemplateLiteral';
}

import {
  enclosingFunction,
  isFunction,
  isInside,
  onlyExpression,
  wrapped,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { isConstant, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { membersFor } from './function-tables.ts';
import { variableOfFunction } from './local-functions.ts';
import { isExecutor } from './turns.ts';

/** Where the code of an executor names its resolvers, by whatever name: `const done = resolve` gives one more. */
export interface ResolverNames {
  /** Where one of them is named, `reject` included. */
  readonly all: ReadonlySet<Node>;
  readonly rejects: ReadonlySet<Node>;
  /** The appearances with all that is around them, and those of the executor's own functions that settle. */
  readonly around: ReadonlySet<Node>;
}

/** The parameters of an executor, when they are plain names. */
function resolverVariables(executor: FunctionNode, source: Source): readonly Variable[] | undefined {
  const variables: Variable[] = [];
  for (const parameter of executor.params.slice(0, 2)) {
    const variable = parameter.type === 'Identifier' ? source.bindings.declaredBy(parameter) : undefined;
    if (variable === undefined) return undefined;
    variables.push(variable);
  }
  return executor.params.length > 2 || executor.generator ? undefined : variables;
}

/** The names of the resolvers in an executor; undefined when its parameters are no plain names. */
export function resolverNames(executor: FunctionNode, source: Source): ResolverNames | undefined {
  const variables = resolverVariables(executor, source);
  if (variables === undefined || variables.length === 0) return undefined;
  return new Collector(executor, source).of(variables.map((variable, index) => ({ variable, isReject: index === 1 })));
}

/** A parameter by which a function is given a resolver. */
export interface GivenResolver {
  readonly variable: Variable;
  readonly isReject: boolean;
}

/** The names of the resolvers in a function that is called with them. */
export function givenResolverNames(fn: FunctionNode, given: readonly GivenResolver[], source: Source): ResolverNames {
  return new Collector(fn, source).of(given);
}

class Collector {
  readonly #executor: FunctionNode;
  readonly #source: Source;
  readonly #all = new Set<Node>();
  readonly #rejects = new Set<Node>();
  readonly #around = new Set<Node>();

  constructor(executor: FunctionNode, source: Source) {
    this.#executor = executor;
    this.#source = source;
  }

  of(given: readonly GivenResolver[]): ResolverNames {
    for (const { variable, isReject } of given) this.#name(variable, isReject);
    return { all: this.#all, rejects: this.#rejects, around: this.#around };
  }

  #name(variable: Variable, isReject: boolean): void {
    for (const { identifier, init } of variable.references) if (init !== true) this.#add(identifier, isReject);
  }

  #add(resolver: Node, isReject: boolean): void {
    if (this.#all.has(resolver)) return;
    this.#all.add(resolver);
    if (isReject) this.#rejects.add(resolver);
    const alias = this.#aliasBy(resolver);
    if (alias !== undefined) {
      this.#name(alias, isReject);
      return;
    }
    // `const to = { ok: resolve, no: reject }`: the members of a constant that is there for nothing else.
    const members = membersFor(resolver, this.#source);
    if (members === undefined) this.#surround(resolver);
    for (const member of members ?? []) this.#add(member, isReject);
  }

  /** The variable that is nothing but another name of the resolver that stands there. */
  #aliasBy(resolver: Node): Variable | undefined {
    const at = wrapped(resolver);
    const fn = passedBy(at);
    if (fn !== undefined)
      return fn !== this.#executor && isInside(fn, this.#executor) ? variableOfFunction(fn, this.#source) : undefined;
    const { parent } = at;
    if (parent?.type !== 'VariableDeclarator' || parent.init !== at || parent.id.type !== 'Identifier')
      return undefined;
    const variable = this.#source.bindings.declaredBy(parent.id);
    return variable !== undefined && isConstant(variable) ? variable : undefined;
  }

  #surround(name: Node): void {
    for (let at: Node | undefined = name; at && at !== this.#executor && !this.#around.has(at); at = at.parent) {
      this.#around.add(at);
      // What calls the function settles as well; one in a table is called by its member.
      const members = isFunction(at) ? membersFor(at, this.#source) : undefined;
      if (members !== undefined) {
        for (const member of members) this.#surround(member);
        return;
      }
      const variable = isFunction(at) ? variableOfFunction(at, this.#source) : undefined;
      for (const { identifier, init } of variable?.references ?? []) if (init !== true) this.#surround(identifier);
    }
  }
}

/** `(value) => resolve(value)` around the resolver: the function does what the resolver does. */
function passedBy(resolver: Node): FunctionNode | undefined {
  const call = resolver.parent;
  if (call?.type !== 'CallExpression' || call.callee !== resolver || call.arguments.length > 1) return undefined;
  const fn = enclosingFunction(call);
  if (fn?.async !== false || fn.generator || fn.params.length !== call.arguments.length) return undefined;
  const [parameter] = fn.params;
  const [argument] = call.arguments;
  if (onlyExpression(fn.body) !== call) return undefined;
  if (parameter === undefined || argument === undefined) return fn;
  const isSame = parameter.type === 'Identifier' && argument.type === 'Identifier' && parameter.name === argument.name;
  return isSame ? fn : undefined;
}

/** Whether a variable is a parameter of an executor. */
export function isResolver({ defs: [definition] }: Variable): boolean {
  return definition?.type === 'Parameter' && isFunction(definition.node) && isExecutor(definition.node);
}

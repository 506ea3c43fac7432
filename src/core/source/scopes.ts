import { enclosingFunction, isInside, isNothing, type Identifier, type Node } from './ast.ts';

// Structural on purpose: a tree may hold two copies of the scope manager, and ESLint's own differs from
// typescript-eslint's; the core needs only what they share.

export interface Definition {
  readonly type: string;
  readonly node: Node;
  readonly name: Node;
  readonly parent?: Node | null | undefined;
}

export interface Reference {
  readonly identifier: Node;
  readonly from: Scope;
  readonly resolved: Variable | null;
  readonly writeExpr?: Node | null | undefined;
  readonly init?: boolean | undefined;
  isRead(): boolean;
  isWrite(): boolean;
}

export interface Variable {
  readonly name: string;
  readonly scope: Scope;
  readonly defs: readonly Definition[];
  readonly references: readonly Reference[];
  readonly identifiers: readonly Node[];
}

export interface Scope {
  readonly type: string;
  readonly block: Node;
  readonly upper: Scope | null;
  readonly childScopes: readonly Scope[];
  readonly variables: readonly Variable[];
  readonly references: readonly Reference[];
  readonly set: ReadonlyMap<string, Variable>;
  readonly variableScope: Scope;
}

export interface ScopeManager {
  readonly scopes: readonly Scope[];
  readonly globalScope: Scope | null;
  acquire(node: Node, inner?: boolean): Scope | null;
  getDeclaredVariables(node: Node): readonly Variable[];
}

/** How many identifiers are looked up one by one before it pays to go through all of the file. */
const FEW = 200;

/** Answers "which variable is this identifier". Who asks little pays little: a file may hold a hundred thousand. */
export class Bindings {
  readonly #analyze: () => ScopeManager;
  #analyzed: ScopeManager | undefined;
  readonly #gathered = new Set<Scope>();
  readonly #references = new Map<Node, Reference>();
  #asked = 0;

  /** @param analyze asked once, and only by who asks for a binding: many files are done without. */
  constructor(analyze: () => ScopeManager) {
    this.#analyze = analyze;
  }

  get #manager(): ScopeManager {
    return (this.#analyzed ??= this.#analyze());
  }

  reference(node: Node): Reference | undefined {
    if (this.#asked < FEW) this.#gatherAround(node);
    return this.#references.get(node);
  }

  #gatherAround(node: Node): void {
    if (++this.#asked === FEW) for (const scope of this.#manager.scopes) this.#gather(scope);
    // References of a decorator or a default value may belong to a scope further out than where they stand.
    for (let scope = this.#innermost(node); scope && !this.#references.has(node); scope = scope.upper ?? undefined) {
      this.#gather(scope);
    }
  }

  #gather(scope: Scope): void {
    if (this.#gathered.has(scope)) return;
    this.#gathered.add(scope);
    for (const reference of scope.references) {
      const known = this.#references.get(reference.identifier);
      if (known === undefined || known.resolved === null) this.#references.set(reference.identifier, reference);
    }
  }

  #innermost(node: Node): Scope | undefined {
    for (let at: Node | undefined = node; at; at = at.parent) {
      const scope = this.#manager.acquire(at, true);
      if (scope !== null) return scope;
    }
    return undefined;
  }

  /** The variable that an identifier refers to; undefined for globals that no code declares. */
  variable(node: Node): Variable | undefined {
    return this.reference(node)?.resolved ?? undefined;
  }

  /** The variables that a node declares: parameters of a function, names of a declarator, the class, the import. */
  declared(node: Node): readonly Variable[] {
    return this.#manager.getDeclaredVariables(node);
  }

  /** Calls `visit` for all variables of the file but its globals. By hand: there are many. */
  eachVariable(visit: (variable: Variable) => void): void {
    for (const { type, variables } of this.#manager.scopes)
      if (type !== 'global') for (const variable of variables) visit(variable);
  }

  /** The parameters of all functions of the file. */
  parameters(): Variable[] {
    const found: Variable[] = [];
    for (const { type, variables } of this.#manager.scopes) {
      if (type !== 'function') continue;
      for (const variable of variables) if (variable.defs[0]?.type === 'Parameter') found.push(variable);
    }
    return found;
  }

  /** The variable that a declaring identifier (a parameter, a declarator's id) introduces. */
  declaredBy(identifier: Identifier): Variable | undefined {
    for (let at: Node = identifier; ; at = at.parent) {
      const found = this.declared(at).find((variable) => variable.identifiers.includes(identifier));
      if (found !== undefined) return found;
      if (at.type === 'BlockStatement' || at.type === 'Program') return undefined;
    }
  }

  /** Whether the identifier means the global of that name: nothing in the file declares it. */
  isGlobal(node: Node): boolean {
    const variable = this.variable(node);
    return variable === undefined || variable.defs.length === 0;
  }

  /** The variable that a name would mean at a node; undefined where it would be a global that no code declares. */
  visible(name: string, node: Node): Variable | undefined {
    for (let scope = this.scopeAt(node); scope; scope = scope.upper ?? undefined) {
      const variable = scope.set.get(name);
      if (variable !== undefined) return variable;
    }
    return undefined;
  }

  /** The innermost scope that holds the node. */
  scopeAt(node: Node): Scope | undefined {
    const scope = this.#innermost(node);
    return scope?.type === 'function-expression-name' ? (scope.childScopes[0] ?? scope) : scope;
  }
}

/** Never written after its declaration: a `const`, a parameter or a function that no code reassigns. */
export function isConstant(variable: Variable): boolean {
  return variable.references.every((reference) => !reference.isWrite() || reference.init === true);
}

/** `let ready = false;` that no code writes: it is there to change, by code that the file does not show. */
export function isLeftToOthers(variable: Variable): boolean {
  const [definition] = variable.defs;
  if (definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator') return false;
  const { init, parent } = definition.node;
  if (parent.kind !== 'let' && parent.kind !== 'var') return false;
  return (init === null || isNothing(init) || isBoolean(init)) && isConstant(variable);
}

function isBoolean(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'boolean';
}

/** The expression a variable was declared with, when it is a plain `const x = …` or `let x = …`. */
export function initializer(variable: Variable): Node | undefined {
  const definition = variable.defs.length === 1 ? variable.defs[0] : undefined;
  if (definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator') return undefined;
  return definition.node.id.type === 'Identifier' ? (definition.node.init ?? undefined) : undefined;
}

/** What a variable is for good: the expression that it was declared with, where nothing writes it again. */
export function constantValue(variable: Variable | undefined): Node | undefined {
  return variable && isConstant(variable) ? initializer(variable) : undefined;
}

/** What a variable has its value from: the expression it was declared with, or the property of a pattern that takes it out of an object. */
export function takenFrom(variable: Variable): Node | undefined {
  const init = initializer(variable);
  const definition = variable.defs.length === 1 ? variable.defs[0] : undefined;
  if (init !== undefined || definition?.type !== 'Variable') return init;
  const { parent } = definition.name;
  const value = parent?.type === 'AssignmentPattern' && parent.left === definition.name ? parent : definition.name;
  const property = value.parent;
  return property?.type === 'Property' && property.parent.type === 'ObjectPattern' && property.value === value
    ? property
    : undefined;
}

/**
 * `asset = new Asset(); …; asset.on('load', resolve)`: what a statement before, which every way here has passed, has put there. What
 * another function puts there, as a handler of its end does, comes in a turn of its own.
 */
export function givenLast(use: Node, variable: Variable, home: Node): Node | undefined {
  const before = variable.references.filter(
    ({ identifier }) =>
      identifier.range[1] <= use.range[0] &&
      isInside(identifier, home) &&
      isInside(use, enclosingFunction(identifier) ?? home),
  );
  const last = before.findLast((each) => each.isWrite() && each.init !== true);
  const statement = last?.writeExpr && last.identifier.parent?.parent;
  const isPassed =
    statement?.type === 'ExpressionStatement' &&
    isInside(use, statement.parent) &&
    statement.parent.type === 'BlockStatement';
  return isPassed ? (last?.writeExpr ?? undefined) : undefined;
}

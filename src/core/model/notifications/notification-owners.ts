import { knownTimingOf, timingOf } from '../../flow/callback-timing.ts';
import type { Places } from '../../flow/places.ts';
import {
  calledName,
  isClass,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type MemberExpression,
  type Node,
} from '../../source/ast.ts';
import { constantValue, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { callbackRuns } from '../callbacks/given-callbacks.ts';
import { classFamily } from '../class-chains.ts';
import { annotationText, declaredIn, undeclared, type Declared } from './notification-declared.ts';
import { thisClass, thisExpression, thisOwner } from '../this-owner.ts';

/** A piece of state: a field of an object, or a variable of a module or factory. Both parts are keys. */
export interface Holder {
  readonly owner: string;
  readonly field: string;
}

export function isAmong(holder: Holder, holders: readonly Holder[]): boolean {
  return holders.some((other) => other.owner === holder.owner && other.field === holder.field);
}

/** Objects whose members are the state of who holds them, rather than objects in their own right. */
const bag = /^[_#$]*(?:\w*[sS]tate|data|flags|status)$/u;

/** Names the objects, modules and factories whose state code changes, and tells which state an expression is. */
export class Owners {
  readonly #source: Source;
  readonly #places: Places;
  readonly #keys = new Map<Node | string, string>();
  readonly #owners = new Map<string, Node | string>();
  readonly #declared = new Map<string, Declared>();
  readonly #assignments = new Map<string, Map<string, Node[]>>();

  constructor(source: Source, places: Places) {
    this.#source = source;
    this.#places = places;
  }

  /** The object that `this` is at a node; all classes of the file that one extends have it in common. */
  self(node: Node): string {
    const owner = thisClass(node);
    const family = owner && classFamily(owner, this.#source.bindings);
    return this.#key('this', family?.[0] ?? thisOwner(node) ?? binder(node));
  }

  #key(prefix: string, of: Node | string): string {
    let key = this.#keys.get(of);
    if (key === undefined) {
      key = `${prefix}#${String(this.#keys.size)}`;
      this.#keys.set(of, key);
      this.#owners.set(key, of);
    }
    return key;
  }

  /** The class, object literal or constructor's name behind the key of a `this`. */
  behind(owner: string): Node | string | undefined {
    return this.#owners.get(owner);
  }

  /** The object that an expression stands for. */
  object(node: Node, depth = 0): string | undefined {
    const at = unwrap(node);
    if (at.type === 'Super') return this.self(at);
    const self = thisExpression(at, this.#source.bindings);
    if (self !== undefined) return this.self(self);
    if (at.type === 'Identifier') {
      const variable = this.#source.bindings.variable(at);
      if (variable === undefined) return undefined;
      const init = constantValue(variable);
      const value = init && unwrap(init);
      const alias = value?.type === 'MemberExpression' && depth < 4 ? this.object(value, depth + 1) : undefined;
      return alias ?? this.#places.variableKey(variable);
    }
    if (at.type !== 'MemberExpression') return undefined;
    const name = propertyName(at);
    const object = name === undefined ? undefined : this.object(at.object, depth);
    return object === undefined ? undefined : `${object}.${String(name)}`;
  }

  /**
   * The module or factory whose state a variable is. A function is taken for a factory when it has a name: a callback
   * such as that of `describe` holds variables too, but no object that others know.
   */
  scope(variable: Variable): string | undefined {
    const { block } = variable.scope.variableScope;
    if (block.type === 'Program') return 'module';
    const isNamed =
      block.type === 'FunctionDeclaration' ||
      (isFunction(block) && wrapped(block).parent?.type === 'VariableDeclarator');
    return isNamed ? this.#key('scope', block) : undefined;
  }

  /** The state that a place is when it is written: `this.x`, `this.x[key]`, `x`. */
  written(node: Node): Holder[] {
    const at = unwrap(node);
    if (at.type === 'Identifier') return this.#variable(at);
    if (at.type !== 'MemberExpression') return [];
    const name = propertyName(at);
    if (name === undefined || name === 'length') return this.held(at.object);
    const inner = unwrap(at.object);
    const innerName = inner.type === 'MemberExpression' ? propertyName(inner) : undefined;
    return [...this.held(at), ...(innerName !== undefined && bag.test(innerName) ? this.held(inner) : [])];
  }

  /** The state that an expression reads: the field of each object it can be taken for. */
  held(node: Node): Holder[] {
    const at = unwrap(node);
    if (at.type === 'Identifier') {
      const variable = this.#source.bindings.variable(at);
      const init = constantValue(variable);
      const value = init && unwrap(init);
      if (value?.type === 'MemberExpression' && propertyName(value) !== undefined) return this.held(value);
      return this.#variable(at);
    }
    if (at.type !== 'MemberExpression') return [];
    const name = propertyName(at);
    const owner = name === undefined ? undefined : this.object(at.object);
    if (name === undefined || owner === undefined) return [];
    const holders: Holder[] = [{ owner, field: name }];
    const object = unwrap(at.object);
    const variable = object.type === 'Identifier' ? this.#source.bindings.variable(object) : undefined;
    const init = constantValue(variable);
    // The members of a record that the module keeps are state of the module.
    if (variable && init && unwrap(init).type === 'ObjectExpression') {
      for (const holder of this.#variable(object))
        holders.push({ owner: holder.owner, field: `${holder.field}.${name}` });
    }
    return holders;
  }

  /** A variable of a module or factory, as seen from a function inside. */
  #variable(node: Node): Holder[] {
    const variable = this.#source.bindings.variable(node);
    const owner = variable && this.scope(variable);
    if (variable === undefined || owner === undefined) return [];
    const fn = runner(node);
    return fn === variable.scope.variableScope.block || fn.type === 'Program'
      ? []
      : [{ owner, field: this.#places.variableKey(variable) }];
  }

  /** The variable that a field of a module or factory is. */
  variableOf({ owner, field }: Holder): Variable | undefined {
    return owner === 'module' || owner.startsWith('scope#') ? this.#places.rootVariable(field) : undefined;
  }

  /** The member expressions of the file with that property. */
  members(name: string): readonly MemberExpression[] {
    return this.#source.mentions.members(name);
  }

  declared(holder: Holder): Declared {
    const key = `${holder.owner} ${holder.field}`;
    let declared = this.#declared.get(key);
    if (declared === undefined) this.#declared.set(key, (declared = this.#declaration(holder)));
    return declared;
  }

  #declaration(holder: Holder): Declared {
    const variable = this.variableOf(holder);
    if (variable !== undefined) {
      const values = variable.references.flatMap((reference) => (reference.writeExpr ? [reference.writeExpr] : []));
      const name = variable.identifiers[0];
      const type = name?.type === 'Identifier' ? name.typeAnnotation : undefined;
      const kind = variable.defs.some((each) => isFunction(each.node) || isClass(each.node)) ? 'method' : 'field';
      return { values, type: annotationText(type, this.#source), kind, isPrivate: false };
    }
    const owner = this.behind(holder.owner);
    if (owner === undefined) return undeclared;
    const members = declaredIn(owner, holder.field, this.#source);
    const assigned = this.#assigned(holder.field).get(holder.owner) ?? [];
    const kind = members.kind === 'unknown' && assigned.length > 0 ? 'field' : members.kind;
    return { ...members, kind, values: [...members.values, ...assigned] };
  }

  /** What is assigned to fields of that name, by the object: many classes may have one. */
  #assigned(field: string): ReadonlyMap<string, readonly Node[]> {
    let known = this.#assignments.get(field);
    if (known === undefined) {
      this.#assignments.set(field, (known = new Map<string, Node[]>()));
      for (const member of this.members(field)) {
        const at = wrapped(member);
        const { parent } = at;
        if (parent?.type !== 'AssignmentExpression' || parent.left !== at || parent.operator !== '=') continue;
        const owner = this.object(member.object);
        if (owner === undefined) continue;
        const values = known.get(owner);
        if (values === undefined) known.set(owner, [parent.right]);
        else values.push(parent.right);
      }
    }
    return known;
  }

  /** Whether a function that does nothing else gives the state to whoever asks: `get size() { return this._items.length; }`. */
  isGivenOut(holder: Holder): boolean {
    const variable = this.variableOf(holder);
    const uses = variable ? variable.references.map(({ identifier }) => identifier) : this.members(holder.field);
    return uses.some((use) => {
      const fn = runner(use);
      if (!isFunction(fn) || !isResult(use) || wrapped(fn).parent?.type === 'CallExpression') return false;
      return fn.body.type !== 'BlockStatement' || fn.body.body.length === 1;
    });
  }

  /** Whether others may look at the state itself: neither it nor the object that it is a member of is marked as private. */
  isPublic(holder: Holder): boolean {
    if (this.variableOf(holder) !== undefined) return false;
    const path = [...holder.owner.split('.').slice(1), holder.field];
    return !this.declared(holder).isPrivate && !path.some((each) => /^[_#]|_$/u.test(each));
  }

  /** Whether anybody can look at the state while the notification runs: it is public, or read outside of the rest of the function. */
  isObservable(holder: Holder, change: Node): boolean {
    const fn = runner(change);
    const isElsewhere = (node: Node): boolean => !isInside(node, fn) || node.range[1] <= change.range[0];
    // What only a callback uses that the event loop runs is out of reach: no listener can enter that again.
    const isApart = isRunByEventLoop(fn, this.#source);
    const isSeenAt = (nodes: readonly Node[]): boolean => {
      if (isApart && nodes.every((each) => isInside(each, fn))) return false;
      return nodes.some((each) => isElsewhere(each) && !isOnlyWritten(each));
    };
    const variable = this.variableOf(holder);
    if (variable !== undefined) {
      const reads = variable.references.filter((each) => each.isRead()).map(({ identifier }) => identifier);
      return isExported(variable) || (!isApart && reads.every(isOnlyWritten)) || isSeenAt(reads);
    }
    const isOpen = !this.declared(holder).isPrivate && !/^[_#]/u.test(holder.field);
    return isOpen || (!isApart && this.isUnread(holder)) || isSeenAt(this.members(holder.field));
  }

  /** Whether no code reads a field at all: of who is going to, the file says nothing. */
  isUnread({ field }: Holder): boolean {
    return this.members(field).every(isOnlyWritten);
  }
}

/** Whether a function gives what the node reads, or what that says. */
function isResult(node: Node): boolean {
  let at = wrapped(node);
  for (let { parent } = at; parent; { parent } = at) {
    switch (parent.type) {
      case 'ReturnStatement':
        return true;
      case 'ArrowFunctionExpression':
        return parent.body === at;
      case 'MemberExpression':
        // `this.tracks[this.#index]`
        if (parent.object !== at && !parent.computed) return false;
        break;
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'LogicalExpression':
      case 'SpreadElement':
      case 'ArrayExpression':
        break;
      case 'CallExpression':
        // `this.tracks.get(this.#current)`
        if (parent.callee !== at && !/^(?:at|get|has|includes)$/u.test(calledName(parent) ?? '')) return false;
        break;
      default:
        return false;
    }
    at = wrapped(parent);
  }
  return false;
}

/** The function that gives `this` at the node its value; else the program. */
function binder(node: Node): Node {
  let at = runner(node);
  while (at.type === 'ArrowFunctionExpression') at = runner(at);
  return at;
}

/** The function whose run the node is part of, arrow functions included; else the program. */
function runner(node: Node): Node {
  let at = node;
  while (at.parent) {
    at = at.parent;
    if (isFunction(at) || at.type === 'StaticBlock' || at.type === 'PropertyDefinition') return at;
  }
  return at;
}

/** Whether a function is written where it is given to a timer, to an observer of the platform, to a promise or to a module of Node. */
export function isRunByEventLoop(fn: Node, source: Source): boolean {
  const call = wrapped(fn).parent;
  if (isFunction(fn) && call?.type === 'NewExpression') return knownTimingOf(call) === 'repeat';
  if (!isFunction(fn) || call?.type !== 'CallExpression' || timingOf(call) !== 'later') return false;
  return callbackRuns(fn, fn, source).by !== 'unknown';
}

export function isExported(variable: Variable): boolean {
  const definition = variable.defs[0];
  return (
    definition?.parent?.parent?.type === 'ExportNamedDeclaration' ||
    variable.references.some(({ identifier }) => identifier.parent?.type === 'ExportSpecifier')
  );
}

const writers = /^(?:set|add|delete|clear|push|unshift)$/u;

/** Whether this use of a place only writes it: `x = v`, `x++` as a statement, `delete x[k]`, `x.push(v)`. */
export function isOnlyWritten(node: Node): boolean {
  const at = wrapped(node);
  const { parent } = at;
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left === at && (parent.operator === '=' || parent.parent.type === 'ExpressionStatement');
    case 'UpdateExpression':
      return parent.parent.type === 'ExpressionStatement';
    case 'UnaryExpression':
      return parent.operator === 'delete';
    case 'MemberExpression': {
      if (parent.object !== at) return false;
      if (parent.computed || propertyName(parent) === 'length') return isOnlyWritten(parent);
      const call = wrapped(parent).parent;
      return (
        call?.type === 'CallExpression' && call.callee === wrapped(parent) && writers.test(propertyName(parent) ?? '')
      );
    }
    default:
      return false;
  }
}

import type { TSESTree } from '@typescript-eslint/types';
import {
  assignmentTo,
  enclosingFunction,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type Node,
} from '../source/ast.ts';
import { nodeAt } from '../source/locate.ts';
import { isNamePart, isSpace } from '../source/text.ts';
import { isConstant, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { fieldKey, placeKey } from './place-keys.ts';

/** A place that keeps the promise of an expression. */
export interface KeptPromise {
  readonly promise: Node;
  /** The place, or the map or object that keeps it under a key. */
  readonly place: string;
  readonly key: Node | undefined;
  /** What is written: the declaration, the assignment's left side or the map. */
  readonly at: Node;
  /** The function of which each call has a place of its own. */
  readonly home: Node | undefined;
}

/** Reactions whose result a promise waits for. */
const reacts = /\.(?:then|catch|finally)\(/g;

/** `= f(`, `= (async`, `= this.tail.then(`: the right side begins with a call, or has one where nothing is kept yet. */
const assigns =
  /=(?![=>])\s*\(*\s*(?:[\w$#.?!]+\s*(?:\|\||\?\?|\?\s*[\w$#.]+\s*:)\s*\(*\s*)?(?:async\b|[\w$#.?!]+(?:\s*\.\s*(?:then|catch|finally))?\s*(?:<[^<>\n]*>)?\()/g;

/** Where the file keeps promises that it makes by a call. */
export function* keptPromises(source: Source): Generator<KeptPromise> {
  for (const index of keepingPlaces(source.text)) {
    const kept = keptBy(nodeAt(source.ast, index), source);
    if (kept !== undefined) yield kept;
  }
}

/** Offsets where a promise may be kept. The text first: to look up each assignment in the tree costs more than all the rest. */
function* keepingPlaces(text: string): Generator<number> {
  let reaction = reactionFrom(0, text);
  if (reaction === Infinity && !text.includes('async')) return;
  const names = promisingNames(text);
  assigns.lastIndex = 0;
  for (let match = assigns.exec(text); match !== null; match = assigns.exec(text)) {
    const { index } = match;
    if (reaction < index) reaction = reactionFrom(index, text);
    const isChained = reaction < index + 200;
    if (isChained || !match[0].endsWith('(') || names.has(nameBefore(text, assigns.lastIndex - 1))) yield index;
  }
  if (names.size === 0) return;
  for (let at = text.indexOf('.set('); at >= 0; at = text.indexOf('.set(', at + 5)) yield at;
}

function reactionFrom(index: number, text: string): number {
  reacts.lastIndex = index;
  return reacts.exec(text)?.index ?? Infinity;
}

/** The names of the functions that may give a promise of this file's own: async ones, and those that only return what one gives. */
function promisingNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = text.indexOf('async'); at >= 0; at = text.indexOf('async', at + 5)) {
    const after = /^\s+(?:function\s+)?#?([\w$]+)/u.exec(text.slice(at + 5, at + 60))?.[1];
    if (after !== undefined && after !== 'function') names.add(after);
    names.add(nameBefore(text, at));
  }
  names.delete('');
  const wrappers: string[] = [];
  for (let at = text.indexOf('return'); at >= 0; at = text.indexOf('return', at + 6)) {
    let before = at;
    while (isSpace(text.charCodeAt(before - 1))) before--;
    if (text.charAt(before - 1) !== '{') continue;
    const result = text.slice(at + 6, at + 60);
    const callee = /([\w$]+)\s*\(/u.exec(result)?.[1];
    const isPromise =
      (callee !== undefined && names.has(callee)) || result.search(reacts) >= 0 || result.includes('Promise');
    if (isPromise) wrappers.push(nameBefore(text, text.lastIndexOf('(', before)));
  }
  for (const name of wrappers) names.add(name);
  return names;
}

/** The name that ends before the offset, in front of a `=`, `:` or type arguments too. Backwards by hand: it is asked often. */
function nameBefore(text: string, offset: number): string {
  let end = offset;
  for (
    let code = text.charCodeAt(end - 1);
    isSpace(code) || code === 61 || code === 58;
    code = text.charCodeAt(end - 1)
  )
    end--;
  if (text.charCodeAt(end - 1) === 62) end = text.lastIndexOf('<', end);
  let start = end;
  while (isNamePart(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

function keptBy(node: Node, source: Source): KeptPromise | undefined {
  switch (node.type) {
    case 'AssignmentExpression':
      return assigned(node, source);
    case 'VariableDeclarator': {
      if (node.init === null || node.id.type !== 'Identifier') return undefined;
      const [variable] = source.bindings.declared(node);
      if (variable === undefined || !isReadElsewhere(variable)) return undefined;
      const place = placeKey(node.id, source);
      if (place === undefined) return undefined;
      return { promise: node.init, place, key: undefined, at: node.id, home: enclosingFunction(node) };
    }
    case 'PropertyDefinition': {
      const name = propertyName(node);
      if (node.value === null || name === undefined) return undefined;
      return {
        promise: node.value,
        place: fieldKey(node, name, source),
        key: undefined,
        at: node.key,
        home: undefined,
      };
    }
    case 'MemberExpression': {
      const call = wrapped(node).parent;
      if (call?.type !== 'CallExpression' || call.arguments.length !== 2) return undefined;
      const [key, value] = call.arguments;
      const place = placeKey(node.object, source);
      if (key === undefined || value === undefined || place === undefined) return undefined;
      return { promise: value, place, key, at: node.object, home: undefined };
    }
    default:
      return undefined;
  }
}

function assigned(node: TSESTree.AssignmentExpression, source: Source): KeptPromise | undefined {
  if (!/^(?:=|\?\?=|\|\|=)$/u.test(node.operator)) return undefined;
  const left = unwrap(node.left);
  if (left.type === 'MemberExpression' && left.computed && propertyName(left) === undefined) {
    const place = placeKey(left.object, source);
    return place === undefined
      ? undefined
      : { promise: node.right, place, key: left.property, at: left, home: undefined };
  }
  const variable = left.type === 'Identifier' ? source.bindings.variable(left) : undefined;
  if (variable !== undefined && !isReadElsewhere(variable)) return undefined;
  const place = placeKey(left, source);
  if (place === undefined) return undefined;
  const [declared] = variable?.identifiers ?? [];
  return { promise: node.right, place, key: undefined, at: left, home: declared && enclosingFunction(declared) };
}

/** Whether another function than the variable's own reads it: only such a one can run before the promise settles. */
function isReadElsewhere({ scope, references }: Variable): boolean {
  return references.some((each) => each.isRead() && each.from.variableScope !== scope.variableScope);
}

/** What a name or expression evaluates to, in terms of names that stay the same: equal texts are equal values. */
export class Values {
  readonly #source: Source;
  readonly #bound: ReadonlyMap<Variable, string>;
  /** The members of the objects that are written out where a function is called with them. */
  readonly #members: ReadonlyMap<Variable, ReadonlyMap<string, string>>;

  constructor(
    source: Source,
    bound: ReadonlyMap<Variable, string> = new Map(),
    members: ReadonlyMap<Variable, ReadonlyMap<string, string>> = new Map(),
  ) {
    this.#source = source;
    this.#bound = bound;
    this.#members = members;
  }

  of(node: Node, depth = 0): string | undefined {
    const at = unwrap(node);
    if (depth > 6) return undefined;
    const parts = (nodes: readonly Node[]): string | undefined => {
      const values = nodes.map((each) => this.of(each, depth + 1));
      return values.includes(undefined) ? undefined : values.join(', ');
    };
    switch (at.type) {
      case 'Literal':
        return typeof at.value === 'string' ? JSON.stringify(at.value) : at.raw;
      case 'ThisExpression':
        return 'this';
      case 'Identifier':
        return this.#name(at, depth);
      case 'TemplateLiteral': {
        if (at.expressions.length === 0) return JSON.stringify(at.quasis[0]?.value.cooked ?? '');
        const inner = parts(at.expressions);
        return inner === undefined ? undefined : `\`${at.quasis.map((quasi) => quasi.value.raw).join('$')}\`(${inner})`;
      }
      case 'BinaryExpression': {
        const inner = parts([at.left, at.right]);
        return inner === undefined ? undefined : `(${at.operator} ${inner})`;
      }
      case 'ArrayExpression': {
        const inner = at.elements.includes(null) ? undefined : parts(at.elements as readonly Node[]);
        return inner === undefined ? undefined : `[${inner}]`;
      }
      case 'MemberExpression': {
        const given = this.#given(at);
        if (given !== undefined) return given;
        const name = propertyName(at) ?? (at.computed ? parts([at.property]) : undefined);
        const object = this.of(at.object, depth + 1);
        return name === undefined || object === undefined ? undefined : `${object}.${name}`;
      }
      case 'CallExpression': {
        // A function of its arguments; one without any, as `Date.now()`, may say something else each time.
        if (at.arguments.length === 0) return undefined;
        const callee = this.of(at.callee, depth + 1);
        const inner = parts(at.arguments);
        return callee === undefined || inner === undefined ? undefined : `${callee}(${inner})`;
      }
      default:
        return undefined;
    }
  }

  /** `options.wait` of a call that was given `{ wait: true }`. */
  #given(member: TSESTree.MemberExpression): string | undefined {
    if (this.#members.size === 0) return undefined;
    const at = unwrap(member.object);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    const name = propertyName(member);
    return variable && name !== undefined ? this.#members.get(variable)?.get(name) : undefined;
  }

  #name(node: TSESTree.Identifier, depth: number): string | undefined {
    const variable = this.#source.bindings.variable(node);
    const [declared] = variable?.identifiers ?? [];
    if (variable === undefined || declared === undefined) return `global ${node.name}`;
    if (!isConstant(variable)) return undefined;
    const bound = this.#bound.get(variable);
    if (bound !== undefined) return bound;
    const definition = variable.defs[0]?.node;
    if (
      definition?.type === 'VariableDeclarator' &&
      definition.id.type === 'Identifier' &&
      definition.init &&
      !isFunction(unwrap(definition.init)) &&
      enclosingFunction(declared) !== undefined
    )
      return this.of(definition.init, depth + 1);
    return `variable ${String(declared.range[0])}`;
  }

  /** The values of a function's parameters when it is called with the arguments. */
  bind(fn: Extract<Node, { params: unknown }>, args: readonly Node[]): Values {
    const bound = new Map(this.#bound);
    const members = new Map(this.#members);
    for (const [index, parameter] of (fn.params as readonly Node[]).entries()) {
      const variable = parameter.type === 'Identifier' ? this.#source.bindings.declaredBy(parameter) : undefined;
      if (variable === undefined) continue;
      const argument = args[index];
      const isKnown = argument !== undefined && !args.slice(0, index + 1).some((arg) => arg.type === 'SpreadElement');
      const value = isKnown ? this.of(argument) : undefined;
      // What is derived anew on each way through a recursion, as `parent(path)`, would grow without an end.
      const isShort = value !== undefined && value.length <= maxValue;
      bound.set(variable, isShort ? value : `unknown ${String(++unknowns)}`);
      const written = isKnown && !isChanged(variable) ? this.#membersOf(argument) : undefined;
      if (written === undefined) members.delete(variable);
      else members.set(variable, written);
    }
    return new Values(this.#source, bound, members);
  }

  #membersOf(argument: Node): ReadonlyMap<string, string> | undefined {
    const at = unwrap(argument);
    if (at.type !== 'ObjectExpression') return undefined;
    const members = new Map<string, string>();
    for (const property of at.properties) {
      const name = property.type === 'Property' ? propertyName(property) : undefined;
      if (property.type !== 'Property' || name === undefined) return undefined;
      const value = this.of(property.value);
      if (value !== undefined && value.length <= maxValue) members.set(name, value);
    }
    return members;
  }

  /** Whether a test is true; undefined where constants written in the code do not decide. */
  truth(node: Node): boolean | undefined {
    const at = unwrap(node);
    if (at.type === 'UnaryExpression' && at.operator === '!') {
      const truth = this.truth(at.argument);
      return truth === undefined ? undefined : !truth;
    }
    if (at.type === 'BinaryExpression' && /^[!=]==?$/u.test(at.operator)) {
      const [left, right] = [this.literal(at.left), this.literal(at.right)];
      return left && right && (left.value === right.value) === at.operator.startsWith('=');
    }
    const literal = this.literal(at);
    return literal && Boolean(literal.value);
  }

  /** The constant that an expression comes to. */
  literal(node: Node): { readonly value: string | number | boolean | null } | undefined {
    const value = this.of(node);
    return value !== undefined && isLiteral.test(value) ? { value: JSON.parse(value) as string } : undefined;
  }

  /** The constants that parameters are; the same text for the same ones. */
  get literals(): string {
    const values = [...this.#bound.values(), ...[...this.#members.values()].flatMap((each) => [...each.values()])];
    return values.filter((value) => isLiteral.test(value)).join();
  }

  /** The same text for the same parameters. */
  get key(): string {
    return [...this.#bound.values()].join();
  }
}

/** Whether code writes to a member of what a variable holds. */
function isChanged({ references }: Variable): boolean {
  return references.some(({ identifier }) => {
    const { parent } = wrapped(identifier);
    return parent?.type === 'MemberExpression' && parent.object === wrapped(identifier) && isWritten(parent);
  });
}

function isWritten(member: Node): boolean {
  const { parent } = wrapped(member);
  return (
    assignmentTo(member) !== undefined ||
    parent?.type === 'UpdateExpression' ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}

/** Values that are constants as JSON writes them. */
const isLiteral = /^(?:"(?:[^"\\]|\\.)*"|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/u;

let unknowns = 0;
/** Characters of a value beyond which no two are compared. */
const maxValue = 200;

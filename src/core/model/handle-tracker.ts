import type { TSESTree } from '@typescript-eslint/types';
import {
  enclosingClass,
  enclosingFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FieldNode,
  type FunctionNode,
  type Node,
  rootOf,
} from '../source/ast.ts';
import { boxFilledBy } from '../source/hooks.ts';
import type { Source } from '../source/source.ts';
import { initializer, type Variable } from '../source/scopes.ts';
import { patternOfElement, takenFrom } from './collections.ts';
import { depthOf, isListed, type EscapeKind } from './completion.ts';
import { usesOfFunction } from './function-uses.ts';
import { resultsOf, variableOfFunction } from './local-functions.ts';
import { Members } from './members.ts';
import { Arguments } from './arguments.ts';
import { isAppliedRest, isFresh, isHandlerProperty, isWritten, shapeInArray, shapeInObject } from './destinations.ts';
import { ElementGroups } from './element-groups.ts';
import type { Sink, Value } from './value.ts';

/** Records in collections in records: deeper than this no code keeps its handles. */
const maxDepth = 5;

/** So many handles are followed out of one place; what is kept there besides is the same to those who take it out. */
const maxKept = 24;

/**
 * Follows handles through the file: names, records, fields, collections, and out again. Works on bindings, never on
 * names of variables; each (place, shape, completion) is followed once, so it is linear in the uses.
 */
export class HandleTracker {
  readonly #source: Source;
  readonly members: Members;
  readonly #sink: Sink;
  readonly #seen = new Map<object | string, Set<string>>();
  readonly #queue: [Value, Node][] = [];
  readonly groups: ElementGroups;
  readonly #arguments: Arguments;
  #isTracking = false;

  constructor(source: Source, sink: Sink) {
    this.#source = source;
    this.members = new Members(source);
    this.#sink = sink;
    this.groups = new ElementGroups(source);
    this.#arguments = new Arguments(this, source, sink);
  }

  /** Follows a value from the expression that evaluates to it to all that is done with it. */
  track(value: Value, node: Node): void {
    // A queue and no recursion: aliases of aliases are as long a way as the file likes.
    this.#queue.push([value, node]);
    if (this.#isTracking) return;
    this.#isTracking = true;
    try {
      for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) this.#step(...next);
    } finally {
      this.#isTracking = false;
    }
  }

  #step(value: Value, node: Node): void {
    const at = wrapped(node);
    const { parent } = at;
    if (!parent) return;
    this.#sink.reach?.(value, at);
    switch (parent.type) {
      case 'CallExpression':
        if (parent.callee === at) this.#settle(value, parent, parent.callee);
        else this.#arguments.argument(value, at, parent);
        return;
      case 'NewExpression':
        if (parent.callee !== at) this.#arguments.argument(value, at, parent);
        return;
      case 'MemberExpression':
        if (parent.object === at) this.#member(value, parent);
        return;
      case 'VariableDeclarator':
        if (parent.init === at) this.#bind(value, parent.id, at);
        return;
      case 'AssignmentExpression':
        if (parent.right !== at) return;
        this.#assigned(value, parent.left, at, parent);
        // An assignment is worth its right side: `waiters.push((this.done = resolve))`.
        if (parent.parent.type !== 'ExpressionStatement' && parent.parent !== value.draft.executor)
          this.track(value, parent);
        return;
      case 'AssignmentPattern':
        if (parent.right !== at) return;
        if (parent.parent.type === 'TSParameterProperty') this.keepInParameter(value, parent.parent, at);
        this.#bind(value, parent.left, at);
        return;
      case 'ConditionalExpression':
        if (parent.test === at) this.#sink.use(value, { kind: 'test', node: at });
        else this.track(value, parent);
        return;
      case 'LogicalExpression':
        if (parent.left === at) this.#sink.use(value, { kind: 'test', node: at });
        if (parent.left !== at || parent.operator !== '&&') this.track(value, parent);
        return;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) === at) this.track(value, parent);
        return;
      case 'Property':
        if (parent.value === at && parent.parent.type === 'ObjectExpression')
          this.#inObject(value, parent, parent.parent);
        return;
      case 'ArrayExpression':
        this.track({ ...value, shape: shapeInArray(value.shape, at, parent) }, parent);
        return;
      case 'SpreadElement':
        if (parent.parent.type === 'ObjectExpression' && value.shape.kind === 'record')
          this.track(value, parent.parent);
        else if (value.shape.kind === 'collection' || isListed(value.shape))
          this.track({ ...value, shape: value.shape.of }, parent);
        return;
      case 'ReturnStatement':
        this.#returned(value, at);
        return;
      case 'ArrowFunctionExpression':
        if (parent.body === at) this.#returned(value, at);
        return;
      case 'ForOfStatement':
        if (parent.right === at && value.shape.kind === 'collection') this.#element(value, parent.left);
        return;
      case 'PropertyDefinition':
      case 'AccessorProperty':
        if (parent.value === at) this.#definedField(value, parent, at);
        return;
      case 'AwaitExpression':
        if (value.shape.kind === 'record') this.track(value, parent);
        else this.#sink.use(value, { kind: 'other', node: at });
        return;
      case 'IfStatement':
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'WhileStatement':
      // `if (error) reject;` forgets to call it.
      case 'ExpressionStatement':
        this.#sink.use(value, { kind: 'test', node: at });
        return;
      case 'JSXExpressionContainer':
        this.#arguments.handOff(value, at, parent);
        return;
      default:
        this.#sink.use(value, { kind: 'other', node: at });
    }
  }

  #once(place: object | string, value: Value): boolean {
    // `list = [list]` and `node.next = node` nest without end.
    if (depthOf(value.shape) > maxDepth) return false;
    let seen = this.#seen.get(place);
    if (seen === undefined) this.#seen.set(place, (seen = new Set()));
    const key = `${String(value.draft.id)} ${String(value.through?.range[0])} ${JSON.stringify(value.shape)}`;
    if (seen.has(key)) return false;
    if (seen.size >= maxKept) {
      this.#sink.use(value, { kind: 'other', node: value.draft.node });
      return false;
    }
    seen.add(key);
    return true;
  }

  /** Follows every read of a variable that holds the value. */
  trackVariable(value: Value, variable: Variable): void {
    if (!this.#once(variable, value)) return;
    const element = value.element === 'none' ? variable : value.element;
    const held: Value = { ...value, element };
    if (element === undefined) this.#sink.place(value, variable);
    for (const reference of variable.references) if (reference.isRead()) this.track(held, reference.identifier);
  }

  #settle(value: Value, call: CallExpression, node: Node): void {
    if (value.shape.kind !== 'settler') return;
    const { role, mode } = value.shape;
    this.#sink.use(value, { kind: 'settle', node, call, role, mode });
  }

  #member(value: Value, member: TSESTree.MemberExpression): void {
    const { shape } = value;
    const name = propertyName(member);
    const isCalled = wrapped(member).parent?.type === 'CallExpression';
    switch (shape.kind) {
      case 'settler': {
        const call = wrapped(member).parent;
        if (call?.type !== 'CallExpression' || call.callee !== wrapped(member))
          this.#sink.use(value, { kind: 'other', node: member });
        else if (name === 'call' || name === 'apply') this.#settle(value, call, member.object);
        else if (name === 'bind') this.track(value, call);
        else this.#sink.use(value, { kind: 'other', node: member });
        return;
      }
      case 'record':
        if ((name ?? (this.#sink.takesAny && shape.member)) === shape.member && !isWritten(member))
          this.track({ ...value, shape: shape.of }, member);
        return;
      case 'collection':
        for (const taken of takenFrom(member)) {
          if (taken.kind === 'element') this.track({ ...value, shape: shape.of, element: 'none' }, taken.node);
          else if (taken.kind === 'collection') this.track(value, taken.node);
          else if (taken.kind === 'parameter') this.#element(value, taken.node);
          else
            this.track(
              { ...value, shape: { kind: 'collection', of: { kind: 'record', member: '1', of: shape.of } } },
              taken.node,
            );
        }
        if (!isCalled && !member.computed) this.#sink.use(value, { kind: 'test', node: member });
    }
  }

  /** Whether a place is part of a fresh object or array of the executor itself, or of arguments that it applies: what goes there is not kept. */
  staysInside({ draft }: Value, place: Node): boolean {
    const root = rootOf(place);
    const variable = root.type === 'Identifier' ? this.#source.bindings.variable(root) : undefined;
    const { executor } = draft;
    if (executor === undefined) return false;
    const made = variable ? initializer(variable) : root;
    return made ? isInside(made, executor) && isFresh(unwrap(made)) : isAppliedRest(variable, executor);
  }

  /** Follows a value that is kept where the expression points: a variable, a field, or a member of either. */
  trackPlace(value: Value, place: Node): void {
    const at = unwrap(place);
    if (at.type === 'Identifier') {
      const variable = this.#source.bindings.variable(at);
      if (variable) this.trackVariable(value, variable);
      else if (value.shape.kind === 'collection') this.#global(value, at.name);
    } else if (at.type === 'MemberExpression') {
      const name = propertyName(at);
      const owner = this.members.owner(at.object);
      if (name !== undefined && owner !== undefined) this.keepInField(value, owner, name);
      else if (name !== undefined)
        this.trackPlace({ ...value, shape: { kind: 'record', member: name, of: value.shape } }, at.object);
      else this.trackPlace({ ...value, shape: { kind: 'collection', of: value.shape }, element: 'none' }, at.object);
    }
  }

  /** A collection that the file does not declare is followed by name. */
  #global(value: Value, name: string): void {
    if (!this.#once(`global ${name}`, value)) return;
    for (const scope of this.members.ofGlobal(name)) this.track(value, scope);
  }

  keepInField(value: Value, owner: Node | string, name: string): void {
    const place = this.members.field(owner, name);
    if (!this.#once(place, value)) return;
    if (value.element === undefined) this.#sink.place(value, place);
    this.#sink.field(value, owner, name);
    for (const member of this.members.ofOwner(owner, name)) if (!isWritten(member)) this.track(value, member);
    for (const target of this.members.takenOutOf(owner, name)) this.pattern(value, target);
  }

  /** `constructor(public source = new TaskCompletionSource()) {}`: a parameter that is a field too. */
  keepInParameter(value: Value, property: TSESTree.TSParameterProperty, node: Node): void {
    const owner = enclosingClass(property);
    const { parameter } = property;
    const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    if (owner === undefined) return;
    this.#sink.use(value, { kind: 'escape', node, escape: 'field', to: property });
    this.keepInField(value, owner, name.name);
  }

  #definedField(value: Value, definition: FieldNode, node: Node): void {
    const name = propertyName(definition);
    if (definition.static) {
      for (const member of this.members.ofStatic(definition)) if (!isWritten(member)) this.track(value, member);
    } else if (name !== undefined) {
      this.#sink.use(value, { kind: 'escape', node, escape: 'field', to: definition });
      this.keepInField(value, definition.parent.parent, name);
    }
  }

  #element(value: Value, target: Node): void {
    if (value.shape.kind !== 'collection') return;
    const pattern = patternOfElement(target, value.shape.of);
    if (pattern) this.pattern({ ...value, shape: value.shape.of, element: 'none' }, pattern);
  }

  #bind(value: Value, pattern: Node, node: Node): void {
    if (pattern.type === 'Identifier' && value.shape.kind === 'settler') {
      const variable = this.#source.bindings.declaredBy(pattern);
      if (variable) this.#sink.use(value, { kind: 'alias', node, variable });
    }
    this.pattern(value, pattern);
  }

  /** Follows a value that a declaration or parameter takes apart. */
  pattern(value: Value, pattern: Node, assignment?: TSESTree.AssignmentExpression): void {
    const grouped: Value = value.element === 'none' ? { ...value, element: this.groups.of(pattern, value) } : value;
    switch (pattern.type) {
      case 'Identifier': {
        if (assignment) {
          this.#assigned(value, pattern, assignment.right, assignment);
          return;
        }
        const variable = this.#source.bindings.declaredBy(pattern) ?? this.#source.bindings.variable(pattern);
        if (variable) this.trackVariable(value, variable);
        return;
      }
      case 'AssignmentPattern':
        this.pattern(value, pattern.left, assignment);
        return;
      case 'ObjectPattern':
        if (value.shape.kind !== 'record') return;
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') this.pattern(grouped, property.argument, assignment);
          else if (propertyName(property) === value.shape.member)
            this.pattern({ ...grouped, shape: value.shape.of }, property.value, assignment);
        }
        return;
      case 'ArrayPattern':
        if (value.shape.kind === 'record') {
          const element = pattern.elements[Number(value.shape.member)];
          if (element) this.pattern({ ...grouped, shape: value.shape.of }, element, assignment);
        } else if (value.shape.kind === 'collection') {
          for (const element of pattern.elements)
            if (element) this.pattern({ ...value, shape: value.shape.of, element: 'none' }, element, assignment);
        }
        return;
      case 'MemberExpression':
        if (assignment) this.#assigned(value, pattern, assignment.right, assignment);
        else this.trackPlace(value, pattern);
        return;
      default:
    }
  }

  #assigned(value: Value, target: Node, node: Node, assignment: TSESTree.AssignmentExpression): void {
    const left = unwrap(target);
    if (left.type === 'Identifier') {
      const variable = this.#source.bindings.variable(left);
      const outlives =
        !variable ||
        !value.draft.executor ||
        !variable.identifiers.some((id) => value.draft.executor && isInside(id, value.draft.executor));
      if (variable && !outlives) this.#sink.use(value, { kind: 'alias', node, variable });
      else this.#sink.use(value, { kind: 'escape', node, escape: 'variable', to: left });
      if (variable) this.trackVariable(value, variable);
    } else if (left.type === 'MemberExpression') {
      if (value.shape.kind === 'settler' && isHandlerProperty(left)) {
        this.#arguments.handOff(value, node, assignment);
        return;
      }
      if (!this.staysInside(value, left))
        this.#sink.use(value, { kind: 'escape', node, escape: this.escapeOf(value, left), to: left });
      this.trackPlace(value, left);
    } else this.pattern(value, left, assignment);
  }

  escapeOf(value: Value, member: TSESTree.MemberExpression): EscapeKind {
    if (this.members.owner(member.object) !== undefined || unwrap(member.object).type === 'ThisExpression')
      return 'field';
    const isElement = member.computed && propertyName(member) === undefined;
    return isElement || value.shape.kind === 'collection' ? 'collection' : 'property';
  }

  #inObject(value: Value, property: TSESTree.Property, object: TSESTree.ObjectExpression): void {
    const shape = shapeInObject(value.shape, property);
    const isElement = shape.kind === 'collection';
    if (isElement) this.#sink.use(value, { kind: 'other', node: property });
    this.track({ ...value, shape, element: isElement ? 'none' : value.element }, object);
  }

  #returned(value: Value, node: Node): void {
    const from = enclosingFunction(node);
    if (from === undefined || from === value.draft.executor) return;
    this.#sink.returned(value, from, node);
  }

  /** Follows the value out of a function to its callers. */
  trackCalls(fn: FunctionNode, follow: (call: CallExpression) => Value): void {
    for (const call of resultsOf(fn, this.#source)) this.track(follow(call), call);
    if (fn.parent.type === 'MethodDefinition' && !fn.parent.static && fn.parent.kind === 'method')
      for (const use of usesOfFunction(fn, this.#source))
        if (use.kind === 'call') this.track(follow(use.call), use.call);
    const box = boxFilledBy(fn);
    if (box !== undefined) this.#arguments.argument(follow(box), wrapped(fn), box);
  }

  /** Follows the function itself, as something that settles when it is called, from what gives it. */
  trackFunction(value: Value, fn: FunctionNode, given: readonly Node[] = [fn]): void {
    if (fn.type !== 'FunctionDeclaration') {
      if (this.#once(fn, value)) for (const each of given) this.track(value, each);
      return;
    }
    const variable = variableOfFunction(fn, this.#source);
    if (variable) this.trackVariable(value, variable);
  }
}

import type { TSESTree } from '@typescript-eslint/types';
import { timingOf } from '../flow/callback-timing.ts';
import { isKeyOfEntry, onlyInspects } from '../flow/inspections.ts';
import {
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type MemberExpression,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { memberOfBox } from '../source/hooks.ts';
import { contentOf, keepsArgument } from './collections.ts';
import { isGivenBack, isHandlerOf, isHandlerProperty, makesFunctionOf, registers } from './destinations.ts';
import type { HandleTracker } from './handle-tracker.ts';
import { localConstructor, localFunction } from './local-functions.ts';
import type { Sink, Value } from './value.ts';

/** What becomes of a handle that is an argument of a call: looked at, kept, followed into the file, or handed off. */
export class Arguments {
  readonly #tracker: HandleTracker;
  readonly #source: Source;
  readonly #sink: Sink;

  constructor(tracker: HandleTracker, source: Source, sink: Sink) {
    this.#tracker = tracker;
    this.#source = source;
    this.#sink = sink;
  }

  argument(value: Value, node: Node, call: CallExpression | TSESTree.NewExpression): void {
    const callee = unwrap(call.callee);
    if (onlyInspects(call) || isKeyOfEntry(node, call)) {
      this.#sink.use(value, { kind: 'test', node });
      return;
    }
    if (call.type === 'CallExpression' && isGivenBack(node, call)) {
      this.#tracker.track(value, call);
      return;
    }
    const content = call.type === 'NewExpression' ? contentOf(value.shape, node, call) : undefined;
    if (content !== undefined) {
      this.#tracker.track({ ...value, shape: content }, call);
      return;
    }
    const box = call.type === 'CallExpression' && call.arguments[0] === node ? memberOfBox(call) : undefined;
    if (box !== undefined) {
      this.#tracker.track({ ...value, shape: { kind: 'record', member: box, of: value.shape } }, call);
      return;
    }
    if (call.type === 'CallExpression' && callee.type === 'MemberExpression') {
      if (keepsArgument(call, node)) {
        if (!this.#tracker.staysInside(value, callee.object))
          this.#sink.use(value, { kind: 'escape', node, escape: 'collection', to: callee.object });
        this.#into(value, callee.object);
        return;
      }
      if (propertyName(callee) === 'assign' && unwrap(callee.object).type === 'Identifier') {
        const [target] = call.arguments;
        if (target && target !== node && value.shape.kind !== 'settler') {
          if (
            value.shape.kind === 'record' &&
            value.shape.of.kind === 'settler' &&
            isHandlerOf(target, value.shape.member)
          ) {
            this.handOff({ ...value, shape: value.shape.of }, node, call);
            return;
          }
          this.#intoRecord(value, target, node);
          this.#tracker.track(value, call);
          return;
        }
      }
      if (
        propertyName(callee) === 'defineProperty' &&
        call.arguments[2] === node &&
        value.shape.kind === 'record' &&
        value.shape.member === 'value'
      ) {
        const [target] = call.arguments;
        if (target && !this.#tracker.staysInside(value, target))
          this.#sink.use(value, { kind: 'escape', node, escape: 'property', to: target });
        return;
      }
      if (value.shape.kind === 'collection' && givesElements(callee)) this.#tracker.track(value, call);
    }
    const reassigned =
      call.parent.type === 'AssignmentExpression' && call.parent.right === call ? unwrap(call.parent.left) : undefined;
    const own = unwrap(node);
    // `resolve = wrap(resolve)`: what the wrapper gives settles in its place.
    if (reassigned?.type === 'Identifier' && own.type === 'Identifier' && reassigned.name === own.name) {
      this.#sink.use(value, { kind: 'test', node });
      return;
    }
    if (call.type === 'CallExpression' && makesFunctionOf(node, call, this.#source))
      this.#keptInFunction(value, node, call);
    this.handOff(value, node, call);
    this.#intoLocal(value, node, call);
  }

  /** `this.#done = once(resolve)`: what is kept is a closure around the handle, that others have made. */
  #keptInFunction(value: Value, node: Node, call: CallExpression): void {
    const at = wrapped(call);
    const { parent } = at;
    if (parent?.type === 'AssignmentExpression' && parent.right === at) {
      const place = unwrap(parent.left);
      if (place.type !== 'MemberExpression' || isHandlerProperty(place) || this.#tracker.staysInside(value, place))
        return;
      this.#sink.use(value, { kind: 'escape', node, escape: this.#tracker.escapeOf(value, place), to: place });
    } else if (parent?.type === 'CallExpression' && keepsArgument(parent, at)) {
      const callee = unwrap(parent.callee);
      if (callee.type !== 'MemberExpression' || this.#tracker.staysInside(value, callee.object)) return;
      this.#sink.use(value, { kind: 'escape', node, escape: 'collection', to: callee.object });
    }
  }

  /** Follows a handle into a function or class of the file that keeps or calls it; a closure around it is a callback. */
  #intoLocal(value: Value, node: Node, call: CallExpression | TSESTree.NewExpression): void {
    if (value.through !== undefined) return;
    const bound = call.type === 'CallExpression' ? this.#boundIn(call) : undefined;
    const own =
      call.type === 'NewExpression' ? localConstructor(call, this.#source) : localFunction(call.callee, this.#source);
    const fn = bound ?? own;
    const index = call.arguments.findIndex((argument) => argument === node) - (bound ? 1 : 0);
    const parameter = fn?.params[index];
    if (
      fn === undefined ||
      parameter === undefined ||
      call.arguments.slice(0, index).some((argument) => argument.type === 'SpreadElement')
    )
      return;
    // What an emitter of the file keeps is a listener there; what a helper registers with one is followed to it.
    const isHelper = this.#isPassedOn(parameter, unwrap(call.callee).type === 'Identifier');
    if (registers(call) && !isHelper && !this.#isOnlyCalled(parameter)) return;
    const held: Value = { ...value, element: this.#tracker.groups.ofParameter(parameter, fn, value, call) };
    if (parameter.type === 'TSParameterProperty') {
      this.#tracker.keepInParameter(held, parameter, node);
      this.#tracker.pattern(held, parameter.parameter);
    } else this.#tracker.pattern(held, parameter);
  }

  /** `onLine.bind(this, resolve)`, `onLine.call(this, resolve)`: the function that gets the arguments behind the first. */
  #boundIn({ callee }: CallExpression): FunctionNode | undefined {
    const at = unwrap(callee);
    const isOfFunction = at.type === 'MemberExpression' && /^(?:bind|call)$/u.test(propertyName(at) ?? '');
    return isOfFunction ? localFunction(at.object, this.#source) : undefined;
  }

  /** `function onFinish(stream, callback) { stream.on('finish', callback); }`; a method is to name the event, which an emitter leaves to its callers. */
  #isPassedOn(parameter: Node, isFunction: boolean): boolean {
    const variable = parameter.type === 'Identifier' ? this.#source.bindings.declaredBy(parameter) : undefined;
    return (variable?.references ?? []).some(({ identifier }) => {
      const { parent } = wrapped(identifier);
      if (parent?.type !== 'CallExpression' || parent.callee === wrapped(identifier)) return false;
      return timingOf(parent) === 'event' && (isFunction || parent.arguments[0]?.type === 'Literal');
    });
  }

  /** `onLine(line, done) { if (line === '') done(); }`: named as what keeps a listener, and yet the handler itself. */
  #isOnlyCalled(parameter: Node): boolean {
    const variable = parameter.type === 'Identifier' ? this.#source.bindings.declaredBy(parameter) : undefined;
    const uses = variable?.references.map(({ identifier }) => wrapped(identifier)) ?? [];
    return uses.length > 0 && uses.every((at) => at.parent?.type === 'CallExpression' && at.parent.callee === at);
  }

  handOff(value: Value, node: Node, to: Node): void {
    const { shape } = value;
    const settler = shape.kind === 'record' ? shape.of : shape;
    if (settler.kind === 'settler') {
      const { role, mode } = settler;
      this.#sink.use(value, { kind: 'hand-off', node, role, mode, to, isMember: shape !== settler });
    } else this.#sink.use(value, { kind: 'other', node });
  }

  /** The value becomes an element of the collection that the expression stands for. */
  #into(value: Value, collection: Node): void {
    this.#tracker.trackPlace({ ...value, shape: { kind: 'collection', of: value.shape }, element: 'none' }, collection);
  }

  #intoRecord(value: Value, target: Node, node: Node): void {
    const owner = this.#tracker.members.owner(target);
    const escape = value.shape.kind === 'collection' ? 'collection' : owner ? 'field' : 'property';
    if (!this.#tracker.staysInside(value, target)) this.#sink.use(value, { kind: 'escape', node, escape, to: target });
    if (owner !== undefined && value.shape.kind === 'record')
      this.#tracker.keepInField({ ...value, shape: value.shape.of }, owner, value.shape.member);
    else this.#tracker.trackPlace(value, target);
  }
}

/** `Array.from(waiters)`, `Promise.all(waiters)`, `Object.values(waiters)` */
function givesElements(callee: MemberExpression): boolean {
  const name = propertyName(callee);
  if (name === 'from' || name === 'all') return true;
  const object = unwrap(callee.object);
  return name === 'values' && object.type === 'Identifier' && object.name === 'Object';
}

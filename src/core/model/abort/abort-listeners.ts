import { dottedName, propertyName, unwrap, wrapped, type Node, isNothing } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { signalKeys, signalOwnership } from './abort-signals.ts';
import type { Ownership } from '../signals/signals.ts';
import { calleePath } from '../callee-path.ts';
import { writtenValue } from '../constant-members.ts';
import { namesOfLiteral } from '../named-events.ts';
import { textsWith } from '../../source/texts-with.ts';

/** A text without a match registers no abort listener. */
export const mayListenForAbort = textsWith(
  [`abort'`, 'abort"', 'abort`', 'onabort', 'addabortlistener'],
  /['"`]abort['"`]|\bonabort\b|\baddAbortListener\b/,
);

/** How a listener for `abort` is registered. */
export type ListenerKind =
  /** `signal.addEventListener('abort', f)`. */
  | 'listener'
  /** `signal.onabort = f`. */
  | 'property'
  /** `addAbortListener(signal, f)` of node:events: calls at once what comes too late, and gives a disposable. */
  | 'disposable'
  /** `once(signal, 'abort')` of node:events, a promise. */
  | 'promise';

export interface AbortListener {
  readonly kind: ListenerKind;
  /** The call or assignment that registers it. */
  readonly node: Node;
  /** The expression that is listened to. */
  readonly signal: Node;
  readonly keys: readonly string[];
  readonly ownership: Ownership;
  readonly handler: Node | undefined;
  readonly options: Node | undefined;
}

const found = new WeakMap<Node, readonly AbortListener[]>();

/** The abort listeners of a file, in the order of the text. */
export function abortListeners(source: Source): readonly AbortListener[] {
  let listeners = found.get(source.ast);
  if (listeners === undefined) found.set(source.ast, (listeners = [...find(source)]));
  return listeners;
}

function* find(source: Source): Generator<AbortListener> {
  for (const node of source.mentions.matching(/['"`]abort['"`]|\bonabort\b|\baddAbortListener\b/g)) {
    for (const name of nodesFor(node, source)) {
      const listener = listenerAt(name, source);
      if (listener) yield listener;
    }
  }
}

/** Where the file names the event: by the literal itself, or by the constant that it is the value of. */
function nodesFor(node: Node, source: Source): readonly Node[] {
  const literal = node.type === 'TemplateElement' ? node.parent : node;
  // What stands in a comment or a type is found, too.
  const isString = literal.type === 'Literal' || literal.type === 'TemplateLiteral';
  return isString ? [wrapped(literal), ...namesOfLiteral(literal, source)] : [literal];
}

function listenerAt(node: Node, source: Source): AbortListener | undefined {
  const parts = propertyAt(node) ?? disposableAt(node, source) ?? callAt(node, source);
  if (parts === undefined) return undefined;
  const ownership = signalOwnership(parts.signal, source);
  if (ownership === undefined) return undefined;
  return { ...parts, ownership, keys: signalKeys(parts.signal, source) };
}

type Parts = Omit<AbortListener, 'ownership' | 'keys'>;

function callAt(argument: Node, source: Source): Parts | undefined {
  const call = argument.parent;
  if (call?.type !== 'CallExpression') return undefined;
  const callee = unwrap(call.callee);
  const [first, second, third] = call.arguments;
  if (first === argument && callee.type === 'MemberExpression' && propertyName(callee) === 'addEventListener') {
    if (second === undefined || isNothing(second)) return undefined;
    return { kind: 'listener', node: call, signal: callee.object, handler: second, options: third };
  }
  if (second !== argument || first === undefined || calleePath(callee, source) !== 'events.once') return undefined;
  return { kind: 'promise', node: call, signal: first, handler: undefined, options: third };
}

function propertyAt(node: Node): Parts | undefined {
  const member = node.parent;
  if (member?.type !== 'MemberExpression' || propertyName(member) !== 'onabort') return undefined;
  const { parent } = member;
  if (parent.type !== 'AssignmentExpression' || parent.left !== member || isNothing(parent.right)) return undefined;
  return { kind: 'property', node: parent, signal: member.object, handler: parent.right, options: undefined };
}

function disposableAt(node: Node, source: Source): Parts | undefined {
  const at = node.parent?.type === 'MemberExpression' && node.parent.property === node ? node.parent : node;
  const call = wrapped(at).parent;
  if (call?.type !== 'CallExpression' || unwrap(call.callee) !== at) return undefined;
  if (calleePath(at, source) !== 'events.addAbortListener') return undefined;
  const [signal, handler] = call.arguments;
  return signal && { kind: 'disposable', node: call, signal, handler, options: undefined };
}

/** Listeners are told apart by this flag as well. */
export function isCapturing(options: Node | undefined, source: Source): boolean {
  const at = options && writtenValue(options, source);
  if (at?.type === 'Literal') return at.value === true;
  const capture =
    at?.type === 'ObjectExpression'
      ? at.properties.find((each) => each.type === 'Property' && propertyName(each) === 'capture')
      : undefined;
  return capture?.type === 'Property' && capture.value.type === 'Literal' && capture.value.value === true;
}

/** The text of a signal, for messages. */
export function signalText(signal: Node, source: Source): string {
  const text = dottedName(signal) ?? source.text.slice(...unwrap(signal).range).replace(/\s+/gu, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

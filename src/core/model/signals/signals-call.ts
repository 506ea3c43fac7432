import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Identifier,
  type Node,
} from '../../source/ast.ts';
import { constantValue, initializer, isConstant } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { resultOf } from '../function-bodies.ts';
import { calledFunction } from '../local-functions.ts';
import { isUninterrupted, signalCallee, type SignalCallee } from './signal-callees.ts';
import { calleePath, modulePath } from '../callee-path.ts';
import { bundleName, type Signals } from './signals.ts';

/** Where a call takes a signal, and how we know. */
export interface SignalPlace extends Omit<SignalCallee, 'property' | 'isPromise'> {
  /** Undefined when the argument is the signal itself. */
  readonly property: string | undefined;
  readonly isPromise: boolean;
  readonly basis: 'known' | 'configured' | 'file' | 'types';
}

/** What stands where the signal goes, when that is certainly not a signal. */
export type Gap =
  | { readonly kind: 'absent'; readonly index: number }
  | { readonly kind: 'object'; readonly node: TSESTree.ObjectExpression; readonly isElsewhere: boolean }
  | { readonly kind: 'undefined' | 'callback' | 'encoding' | 'rest'; readonly node: Node };

/** Where a call takes a signal: a known API, a name the project told, a function of the file, or what its types say. */
export function signalPlace(
  call: CallExpression,
  source: Source,
  model: Signals,
  configured: readonly string[],
): SignalPlace | undefined {
  const name = dottedName(call.callee);
  if (name !== undefined && configured.some((each) => name === each || name === `this.${each}`)) {
    return { index: 0, property: 'signal', isPromise: isThenable(call, source), isLast: true, basis: 'configured' };
  }
  const path = calleePath(call.callee, source);
  if (path !== undefined && isUninterrupted(path)) return undefined;
  const known = path === undefined ? undefined : signalCallee(path, modulePath(source.settings.runtime));
  if (known !== undefined) return { ...known, basis: 'known' };
  // To ask for the types of each call that is a part of an expression takes long, and says nothing of these.
  if (isUsedAtOnce(call)) return undefined;
  const fn = calledFunction(call, source);
  const own = fn && model.parameterOf(fn);
  if (own === 'replaced') return undefined;
  const isAsync = fn?.async === true || !isDoneAtOnce(call, source);
  if (own !== undefined)
    return isAsync ? { ...own, isPromise: fn?.async === true || isThenable(call, source), basis: 'file' } : undefined;
  const typed = source.types.signalParameter(call);
  if (typeof typed === 'string' || !isAsync) return undefined;
  return { ...typed, isPromise: isThenable(call, source), basis: 'types' };
}

/** Whether what a call gives is used in place as no promise can be: compared, computed with, tested, printed, spread or called. */
function isUsedAtOnce(call: CallExpression): boolean {
  const use = wrapped(call);
  const { parent } = use;
  switch (parent?.type) {
    case 'BinaryExpression':
    case 'TemplateLiteral':
    case 'SpreadElement':
    case 'SwitchStatement':
      return true;
    case 'UnaryExpression':
      return parent.operator !== 'void';
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ConditionalExpression':
      return parent.test === use;
    case 'ForOfStatement':
      return !parent.await;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === use;
    default:
      return false;
  }
}

/** What gives anything but a promise or an async iterable has done its work when it returns: `createHash`, a list, a signal. */
function isDoneAtOnce(call: CallExpression, source: Source): boolean {
  if (source.types.isThenable(call) !== 'no') return false;
  const { parent } = wrapped(call);
  const isIterated = parent?.type === 'ForOfStatement' && parent.await && parent.right === wrapped(call);
  return !isIterated && parent?.type !== 'YieldExpression';
}

function isThenable(call: CallExpression, source: Source): boolean {
  return source.types.isThenable(call) === 'yes';
}

/** The gap where the signal goes; undefined when one is there, or may be. */
export function gapAt(call: CallExpression, place: SignalPlace, source: Source): Gap | undefined {
  const args = call.arguments;
  if (args.some((arg) => arg.type === 'SpreadElement')) return undefined;
  const [first] = args;
  if (place.takesRequest === true && (first === undefined || mayBeRequest(first, source))) return undefined;
  const index = positionOf(args, place, source);
  const given = index === undefined ? undefined : args[index];
  if (index === undefined) return undefined;
  if (given === undefined) return { kind: 'absent', index };
  if (place.property === undefined) return undefined;
  return gapIn(given, place, source);
}

function gapIn(given: Node, place: SignalPlace, source: Source): Gap | undefined {
  const at = unwrap(given);
  if (at.type === 'ObjectExpression')
    return lacksSignal(at) ? { kind: 'object', node: at, isElsewhere: false } : undefined;
  // An `undefined` that fills a place which only the types tell of is there on purpose.
  if (isUndefined(at)) return place.basis === 'types' ? undefined : { kind: 'undefined', node: at };
  if (place.instead !== undefined && at.type === 'Literal' && typeof at.value === 'string')
    return { kind: 'encoding', node: at };
  if (place.instead === 'callback' && isCallback(at, source)) return { kind: 'callback', node: at };
  if (at.type === 'Identifier' && isRestWithout(place.property, at, source)) return { kind: 'rest', node: at };
  const object =
    at.type === 'Identifier' ? objectOf(at, source) : at.type === 'CallExpression' ? madeBy(at, source) : undefined;
  return object && lacksSignal(object) ? { kind: 'object', node: object, isElsewhere: true } : undefined;
}

/** The position of the options in this call; undefined when an argument may be all of them. */
function positionOf(args: readonly Node[], place: SignalPlace, source: Source): number | undefined {
  const { index } = place;
  if (place.isLast === true) {
    const last = args.at(-1);
    if (args.length < index) return undefined;
    if (last === undefined) return 0;
    const at = unwrap(last);
    if (at.type === 'ObjectExpression') return args.length - 1;
    if (at.type !== 'Identifier')
      return at.type === 'MemberExpression' && bundleName.test(propertyName(at) ?? '') ? undefined : args.length;
    return bundleName.test(at.name) || objectOf(at, source) ? args.length - 1 : args.length;
  }
  const before = args[index - 1];
  if (place.takesAllInOne === true && args.length === index && before !== undefined) {
    const at = unwrap(before);
    if (at.type === 'ObjectExpression') return index - 1;
    if (at.type === 'Identifier' && bundleName.test(at.name)) return undefined;
  }
  const there = args[index];
  return place.skipsArray === true && there !== undefined && isArray(unwrap(there), source) ? index + 1 : index;
}

/** An object literal that shows all that is in it, and no signal, nor any other means to cancel, among it. */
function lacksSignal(object: TSESTree.ObjectExpression): boolean {
  return object.properties.every((property) => {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    // A request with `keepalive` and a process that is `detached` are meant to outlive whoever made them.
    return name !== undefined && !/signal|abort|cancel|keepalive|detached/iu.test(name);
  });
}

/** The object literal that a name stands for, when nothing is done to it on the way. */
function objectOf(node: Identifier, source: Source): TSESTree.ObjectExpression | undefined {
  const init = constantValue(source.bindings.variable(node));
  const value = init && unwrap(init);
  const object = value?.type === 'CallExpression' ? madeBy(value, source) : value;
  return object?.type === 'ObjectExpression' && isOnlyRead(node, source) ? object : undefined;
}

/** Whether a name stands for what is left of options without their signal: `const { signal, ...rest } = options`. */
function isRestWithout(property: string | undefined, node: Identifier, source: Source): boolean {
  const variable = source.bindings.variable(node);
  const [declared, ...others] = variable?.identifiers ?? [];
  const rest = declared?.parent;
  if (variable === undefined || others.length > 0 || rest?.type !== 'RestElement' || !isConstant(variable))
    return false;
  const pattern = rest.parent;
  if (property === undefined || pattern.type !== 'ObjectPattern' || !isOnlyRead(node, source)) return false;
  return pattern.properties.some((each) => each.type === 'Property' && propertyName(each) === property);
}

/** Whether nothing is done to an object but to read it, by the name that is given to a call. */
function isOnlyRead(node: Identifier, source: Source): boolean {
  const references = source.bindings.variable(node)?.references ?? [];
  return references.every(({ identifier, init: isInit }) => {
    const { parent } = identifier;
    if (isInit === true || identifier === node || parent?.type === 'SpreadElement') return true;
    return (
      parent?.type === 'MemberExpression' &&
      parent.object === identifier &&
      parent.parent.type !== 'AssignmentExpression'
    );
  });
}

/** The object literal that a function of the file does nothing but give: `const init = (body) => ({ method: 'POST', body })`. */
function madeBy(call: CallExpression, source: Source): TSESTree.ObjectExpression | undefined {
  const fn = calledFunction(call, source);
  const given = fn && !fn.async ? resultOf(fn) : undefined;
  return given?.type === 'ObjectExpression' ? given : undefined;
}

/** Whether a request that the file makes shows all that it is made of, and no signal among it. */
function isBareRequest({ callee, arguments: [url, init] }: TSESTree.NewExpression, source: Source): boolean {
  if (dottedName(callee) !== 'Request' || url === undefined || mayBeRequest(url, source)) return false;
  if (init === undefined) return true;
  const at = unwrap(init);
  const object = at.type === 'Identifier' ? objectOf(at, source) : at;
  return object?.type === 'ObjectExpression' && lacksSignal(object);
}

function mayBeRequest(node: Node, source: Source): boolean {
  const at = unwrap(node);
  if (at.type === 'Literal' || at.type === 'TemplateLiteral' || at.type === 'BinaryExpression') return false;
  if (at.type === 'ConditionalExpression')
    return mayBeRequest(at.consequent, source) || mayBeRequest(at.alternate, source);
  if (at.type === 'NewExpression')
    return dottedName(at.callee)?.endsWith('Request') === true && !isBareRequest(at, source);
  const constant = constantValue(source.bindings.variable(at));
  const made = constant && unwrap(constant);
  if (made?.type === 'NewExpression' && isBareRequest(made, source)) return false;
  const typed = source.types.signalMember(at);
  if (typed !== 'unknown') return typed !== 'none';
  if (at.type === 'CallExpression') return /request|clone/iu.test(dottedName(at.callee)?.split('.').at(-1) ?? '');
  if (at.type === 'MemberExpression') return namesRequest(propertyName(at) ?? '');
  if (at.type !== 'Identifier') return false;
  const variable = source.bindings.variable(at);
  const init = variable && initializer(variable);
  if (init) return mayBeRequest(init, source);
  const annotation = variable?.identifiers[0];
  const text =
    annotation?.type === 'Identifier' && annotation.typeAnnotation
      ? source.text.slice(...annotation.typeAnnotation.range)
      : '';
  return namesRequest(at.name) || /\bRequest/u.test(text);
}

function namesRequest(name: string): boolean {
  return /^(?:input|req|resource|info)$|request$|^args$/iu.test(name);
}

function isArray(at: Node, source: Source): boolean {
  if (at.type === 'ArrayExpression' || isUndefined(at)) return true;
  if (at.type === 'CallExpression')
    return /\.(?:map|filter|concat|slice|split|flat|flatMap)$/u.test(dottedName(at.callee) ?? '');
  if (at.type === 'MemberExpression') return /ar(?:gs|gv)$/iu.test(propertyName(at) ?? '');
  if (at.type !== 'Identifier') return false;
  const variable = source.bindings.variable(at);
  const init = variable && initializer(variable);
  return /ar(?:gs|gv|guments)$|flags$/iu.test(at.name) || (init ? unwrap(init).type === 'ArrayExpression' : false);
}

function isCallback(at: Node, source: Source): boolean {
  if (isFunction(at)) return true;
  if (at.type !== 'Identifier') return false;
  return /^(?:cb|callback|done|next)$/u.test(at.name) || source.bindings.variable(at)?.defs[0]?.type === 'FunctionName';
}

function isUndefined(at: Node): boolean {
  return at.type === 'Identifier' && at.name === 'undefined';
}

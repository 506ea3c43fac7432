import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../source/source.ts';
import {
  calledName,
  dottedName,
  functionName,
  isFunction,
  onlyExpression,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { walk } from '../source/visit.ts';
import { calledFunction } from './local-functions.ts';
import { endingOf } from './never-returns.ts';
import { moduleOf } from './origins.ts';
import { isTestFile } from './test-code.ts';

// What throws or rejects by its nature. Of any other call nobody knows.

interface Row {
  readonly names: RegExp;
  readonly reason: string;
}

const calls: readonly Row[] = [
  { names: /^JSON\.parse$/u, reason: 'throws a SyntaxError on what is no JSON' },
  { names: /^decodeURI(?:Component)?$/u, reason: 'throws a URIError on a broken escape' },
  { names: /^(?:window\.)?atob$/u, reason: 'throws on what is no base64' },
  {
    names:
      /^(?:.*fs\w*\.(?:default\.)?)?(?:access|appendFile|copyFile|cp|lstat|mkdir|mkdtemp|open|readFile|readdir|readlink|readJson|realpath|rename|rm|rmdir|stat|symlink|truncate|unlink|writeFile|writeJson)Sync$/iu,
    reason: 'throws on any failure of the file system',
  },
  {
    names: /^(?:child_process|childProcess|cp)\.exec(?:File)?Sync$|^exec(?:File)?Sync$/u,
    reason: 'throws when the command fails',
  },
  { names: /\.throwIfAborted$/u, reason: 'throws the reason of an aborted signal' },
];

const constructors: readonly Row[] = [
  { names: /^(?:globalThis\.|window\.)?URL$/u, reason: 'throws on what is no URL' },
  { names: /^(?:window\.)?WebSocket$/u, reason: 'throws on what is no URL' },
];

/** Whether a call or `new` is of a function that throws on some input, and this input may be one. */
export function mayThrowByNature(node: CallExpression | TSESTree.NewExpression, source: Source): boolean {
  const name = dottedName(node.callee);
  if (name === undefined) return false;
  if (node.type === 'CallExpression' && isAssertion(node, name, source)) return true;
  const rows = node.type === 'NewExpression' ? constructors : calls;
  return rows.some(({ names }) => names.test(name)) && isForeign(node.callee, source) && !isKnownGood(node, source);
}

const throwing = new WeakMap<FunctionNode, boolean>();

/**
 * Whether a call is of a function of the file that throws whatever it is given, or that does nothing about what throws by its
 * nature: `function parse(body) { return JSON.parse(body); }`.
 */
export function throwsInHelper(call: CallExpression, source: Source): boolean {
  const fn = calledFunction(call, source);
  if (fn === undefined || fn.async || fn.generator) return false;
  let known = throwing.get(fn);
  if (known === undefined) {
    // One that calls itself says nothing more.
    throwing.set(fn, false);
    throwing.set(fn, (known = endsInThrow(fn, source) ? !isLastResort(fn) : passesThrowOn(fn, source)));
  }
  return known;
}

/** Whether each way through a function ends in its last statement, a `throw`. */
function endsInThrow(fn: FunctionNode, source: Source): boolean {
  const last = fn.body.type === 'BlockStatement' ? fn.body.body.at(-1) : undefined;
  return last?.type === 'ThrowStatement' && endingOf(fn, source) === 'throws';
}

/** `assertNever(kind)`, `fatal(error)`: what never runs, or is to end the program. */
export function isLastResort(fn: FunctionNode): boolean {
  const [first] = fn.params;
  const type = first?.type === 'Identifier' ? first.typeAnnotation?.typeAnnotation.type : undefined;
  return (
    type === 'TSNeverKeyword' ||
    /never|unreach|exhaust|impossible|fatal|panic|crash|^die/iu.test(functionName(fn) ?? '')
  );
}

function passesThrowOn(fn: FunctionNode, source: Source): boolean {
  let throws = false;
  walk(fn.body, (node) => {
    if (throws || isFunction(node) || node.type === 'TryStatement') return false;
    throws = (node.type === 'CallExpression' || node.type === 'NewExpression') && mayThrowByNature(node, source);
    return !throws;
  });
  return throws;
}

/** Functions that are there to throw unless something holds. */
const asserting =
  /^(?:assert|ensure|validate|verify|check|invariant|throwIf|throwUnless|require|must|expect)(?=$|[A-Z_])/u;

/** `assertOk(response)`, `this.#ensureOpen()`: a function of the file whose name says that it throws, and which does. */
function isAssertion(call: CallExpression, name: string, source: Source): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1).replace(/^#/u, '');
  const fn = asserting.test(last) ? calledFunction(call, source) : undefined;
  if (fn === undefined || fn.async || fn.generator || fn.body.type !== 'BlockStatement' || isLastResort(fn))
    return false;
  // `requireStyle('./base')`: who writes the input out knows that it is right.
  if (call.arguments.length > 0 && call.arguments.every(isWrittenOut)) return false;
  let throws = false;
  walk(fn.body, (node) => {
    throws ||= node.type === 'ThrowStatement';
    return !throws && !isFunction(node) && node.type !== 'TryStatement';
  });
  return throws;
}

function isWrittenOut(value: Node): boolean {
  return value.type === 'UnaryExpression' ? isWrittenOut(value.argument) : value.type === 'Literal';
}

/** Whether a plain name is not one of the file's own functions. */
function isForeign(callee: Node, source: Source): boolean {
  const at = unwrap(callee);
  return (
    at.type !== 'Identifier' || source.bindings.isGlobal(at) || moduleOf(source.bindings.variable(at)) !== undefined
  );
}

/** `JSON.parse('{}')`, `JSON.parse(JSON.stringify(x))`, `new URL('./a', import.meta.url)`. */
function isKnownGood(node: CallExpression | TSESTree.NewExpression, source: Source): boolean {
  const [first, second] = node.arguments;
  if (first === undefined) return !(dottedName(node.callee) ?? '').endsWith('throwIfAborted');
  if (second?.type === 'ObjectExpression') {
    // `rmSync(path, { force: true })`, `mkdirSync(path, { recursive: true })` take what they find.
    if (
      second.properties.some(
        (each) => each.type === 'Property' && /^(?:force|recursive)$/u.test(propertyName(each) ?? ''),
      )
    )
      return true;
  }
  if ((dottedName(node.callee) ?? '').endsWith('Sync') && isAskedFor(node, source)) return true;
  const value = unwrap(first);
  if (node.type === 'NewExpression') {
    if (second !== undefined && /^(?:Literal|TemplateLiteral|MetaProperty|MemberExpression)$/u.test(second.type))
      return true;
    if (isUrl(value, source) || hasKnownHost(value)) return true;
  }
  if (value.type === 'CallExpression')
    return /^(?:JSON\.stringify|encodeURI(?:Component)?|btoa)$/u.test(dottedName(value.callee) ?? '');
  const isLiteral = value.type === 'Literal' || (value.type === 'TemplateLiteral' && value.expressions.length === 0);
  return isLiteral && !(dottedName(node.callee) ?? '').endsWith('Sync');
}

/** `'ws://localhost:' + port`: only what stands in front of the port or path can make it no URL. */
function hasKnownHost(value: Node): boolean {
  let head = value;
  while (head.type === 'BinaryExpression' && head.operator === '+') head = unwrap(head.left);
  const text =
    head.type === 'TemplateLiteral' ? head.quasis[0]?.value.raw : head.type === 'Literal' ? head.value : undefined;
  return typeof text === 'string' && /^(?:wss?|https?):\/\/[\w.-]+(?::$|:\d+\/|\/)/u.test(text);
}

/** Whether the code around asks first whether the file is there. */
function isAskedFor(node: Node, source: Source): boolean {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) {
    const test = at.type === 'IfStatement' || at.type === 'ConditionalExpression' ? at.test : undefined;
    const asked = at.type === 'LogicalExpression' ? at.left : test;
    if (asked !== undefined && /exists(?:Sync)?\(/u.test(source.text.slice(...asked.range))) return true;
  }
  return false;
}

/** What is a URL already: of a request or response, or the text of another `URL`. */
function isUrl(node: Node, source: Source): boolean {
  // `request.url()` of a page under test, which has made the request.
  if (node.type === 'CallExpression') return node.arguments.length === 0 && calledName(node) === 'url';
  if (node.type === 'MemberExpression') {
    const name = propertyName(node) ?? '';
    if (/^(?:href|origin|responseURL|baseURI)$/u.test(name)) return true;
    return name === 'url' && /^(?:.*\.)?(?:req|res|request|response)$/iu.test(dottedName(node.object) ?? '');
  }
  if (node.type !== 'Identifier') return false;
  const values = writtenValues(node, source);
  return (
    values.length > 0 && values.some((value) => /\bnew (?:[\w.]+\.)?URL\(/u.test(source.text.slice(...value.range)))
  );
}

/** All that a variable is ever given. */
function writtenValues(node: Node, source: Source): readonly Node[] {
  const references = source.bindings.variable(node)?.references ?? [];
  return references.flatMap((each) => (each.isWrite() ? (each.writeExpr ?? []) : []));
}

/** Names of functions whose promise only waits. */
const waits =
  /(?:^|\.)(?:sleep|delay|wait|pause|tick|timeout|nextTick|setTimeout|setImmediate|(?:next)?(?:animation)?Frame|flush(?:All|Pending)?(?:Promises?|Micro_?tasks?|Ticks?|Timers?|Jobs?|Effects?)\w*)(?:For|Ms|Async|Promise)?$/iu;

/** Whether what is awaited may reject, as far as its form says. */
export function mayReject(argument: Node, source: Source, depth = 0): boolean {
  const at = unwrap(argument);
  switch (at.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'BinaryExpression':
      return false;
    case 'Identifier': {
      if (at.name === 'undefined') return false;
      const values = writtenValues(at, source);
      const isParameter = source.bindings.variable(at)?.defs.some(({ type }) => type === 'Parameter') === true;
      return (
        depth > 3 || isParameter || values.length === 0 || values.some((value) => mayReject(value, source, depth + 1))
      );
    }
    case 'LogicalExpression':
      // What is left of an `&&` is no promise where it is what comes out.
      return (at.operator !== '&&' && mayReject(at.left, source, depth + 1)) || mayReject(at.right, source, depth + 1);
    case 'ConditionalExpression':
      return [at.consequent, at.alternate].some((each) => mayReject(each, source, depth + 1));
    case 'MemberExpression':
      // What becomes of a deferred is a matter of who settles it.
      return propertyName(at) !== 'promise' && !/^(?:.*\.)?(?:serviceWorker|fonts)\.ready$/u.test(dottedName(at) ?? '');
    case 'NewExpression': {
      const [executor] = at.arguments;
      return !isFunction(executor) || executor.params.length > 1 || executor.async;
    }
    case 'CallExpression': {
      const callee = unwrap(at.callee);
      const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
      if (method === 'catch' || (method === 'then' && at.arguments.length > 1)) return false;
      if (method === 'finally' && callee.type === 'MemberExpression') return mayReject(callee.object, source, depth);
      const made = depth < 3 ? promiseMadeBy(at, source) : undefined;
      if (made !== undefined) return mayReject(made, source, depth + 1);
      const name = dottedName(callee);
      if (name === undefined) return true;
      if (name.endsWith('.allSettled')) return false;
      if (name === 'Promise.resolve') return at.arguments[0] !== undefined && mayReject(at.arguments[0], source, depth);
      // In tests it lets what is due happen; elsewhere it writes what has been kept back.
      return !(waits.test(name) || (/(?:^|\.)flush\w*$/iu.test(name) && isTestFile(source)));
    }
    default:
      return true;
  }
}

/** `const nap = () => new Promise((resolve) => setTimeout(resolve, 5));`: the promise that a function of the file does nothing but make. */
function promiseMadeBy(call: CallExpression, source: Source): Node | undefined {
  const fn = calledFunction(call, source);
  const made = fn && !fn.async && !fn.generator ? onlyExpression(fn.body) : undefined;
  return made?.type === 'NewExpression' ? made : undefined;
}

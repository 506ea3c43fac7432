import { calleeName } from '../flow/callback-timing.ts';
import {
  dottedName,
  enclosingFunction,
  functionName,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { constantValue } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { argumentFor, callsOf } from './local-functions.ts';
import { moduleOf } from './origins.ts';
import { textsWith } from '../source/texts-with.ts';

/** Texts that name what stops a thread. */
export const mayBlock = textsWith(
  ['atomics', 'execsync', 'spawnsync', 'filesync', 'execasync', 'commandsync', '.sync'],
  /\bAtomics\b|(?:exec|spawn|File|execa|Command)Sync\b|\.sync\s*\(/,
);

/** The calls of `Atomics.wait` in code that no worker runs, as far as the file shows. */
export function* threadStops(source: Source): Generator<CallExpression> {
  let isThread: boolean | undefined;
  for (const node of source.mentions.identifiers('Atomics')) {
    if (!source.bindings.isGlobal(node)) continue;
    for (const call of waitCalls(node, source)) {
      isThread ??= isInWorker(source);
      if (!isThread && !isHandedOver(call, source)) yield call;
    }
  }
}

/** Names of functions that are there to keep the thread busy. */
const blockers =
  /(?:simulat|emulat)\w*(?:cpu|thread|loop|work|load)|(?:event_?loop|thread|cpu)_?(?:block|hog|stall)\w*|^(?:hog|stall)(?:_?(?:cpu|thread|main\w*|loop))?$/iu;

/** Whether the function around says that to hold the thread is all that it is for. */
export function isMeantToBlock(node: Node): boolean {
  const fn = enclosingFunction(node);
  return fn !== undefined && blockers.test(functionName(fn) ?? '');
}

/** Whether the memory is a parameter of all that the module exports: the entry of a worker, as pools of workers load it. */
function isHandedOver(call: CallExpression, source: Source): boolean {
  const [memory] = call.arguments;
  const at = memory && unwrap(memory);
  const definition = at?.type === 'Identifier' ? source.bindings.variable(at)?.defs[0] : undefined;
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  const { parent } = wrapped(definition.node);
  if (definition.node.parent.type === 'ExportDefaultDeclaration' || parent?.type === 'ExportDefaultDeclaration')
    return true;
  return parent?.type === 'AssignmentExpression' && /^(?:module\.)?exports$/u.test(dottedName(parent.left) ?? '');
}

/** `Atomics.wait(…)`, also through `globalThis`, and `const { wait } = Atomics`. */
function* waitCalls(node: Node, source: Source): Generator<CallExpression> {
  const object = wrapped(
    node.parent?.type === 'MemberExpression' && node.parent.property === node ? node.parent : node,
  );
  const { parent } = object;
  if (parent?.type === 'MemberExpression' && parent.object === object && propertyName(parent) === 'wait') {
    const callee = wrapped(parent);
    if (callee.parent?.type === 'CallExpression' && callee.parent.callee === callee) yield callee.parent;
    else if (callee.parent?.type === 'VariableDeclarator') yield* callsThrough(callee.parent, source);
  } else if (parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern') {
    const isWait = parent.id.properties.some((each) => each.type === 'Property' && propertyName(each) === 'wait');
    if (isWait) yield* callsThrough(parent, source);
  }
}

function* callsThrough(declarator: Node, source: Source): Generator<CallExpression> {
  for (const variable of source.bindings.declared(declarator)) {
    for (const { identifier } of variable.references) {
      const { parent } = identifier;
      const isWait = variable.identifiers.every((name) => {
        const { parent: at } = name;
        return at?.type !== 'Property' || propertyName(at) === 'wait';
      });
      if (isWait && parent?.type === 'CallExpression' && parent.callee === identifier) yield parent;
    }
  }
}

/** What only a worker has, and `new Worker`: the thread that is started here wakes the one that waits. */
const worker =
  /\bparentPort\b|\bworkerData\b|\bisMainThread\b|\bnew\s+(?:\w+\.)*\w*Worker\w*\b|\bimportScripts\b|WorkerGlobalScope|\breceiveMessageOnPort\b|\bself\.(?:onmessage|postMessage|addEventListener)\b|(?:^|[;\n])\s*onmessage\s*=|(?:^|[;\n])\s*addEventListener\(\s*['"]message['"]|\bENVIRONMENT_IS_(?:PTHREAD|WORKER)\b|reference lib="webworker"/;

function isInWorker({ path, text }: Source): boolean {
  return (
    worker.test(text) ||
    /(?:^|[/\\._-])(?:\w*[wW]orker|(?<!main[-_.])thread)s?\d*(?:[._-]\w+)*\.[cm]?[jt]sx?$/.test(path)
  );
}

/** The functions that start a process and wait for it to end. */
const starters = /^(?:execSync|spawnSync|execFileSync|execaSync|execaCommandSync|sync)$/;
const starterModules = /^(?:(?:node:)?child_process|cross-spawn|execa|shelljs|bun)$/;
const starterWords = /\b(?:execSync|spawnSync|execFileSync|execaSync|execaCommandSync|sync)\b(?=\s*\(|\s+as\b)/g;

/** Command lines that only let time pass, with what was put in at run time written as a zero. */
const sleeps = [
  /^(?:\/(?:usr\/)?bin\/)?sleep\s+[\d."'smhd]+$/,
  /^(?:\/(?:usr\/)?bin\/)?usleep\s+\d+$/,
  /^timeout(?:\.exe)?(?=.*\/t\b)[\s\d/tnobreak>ul]+$/i,
  /^waitfor\b.*\/t\s*\d+/i,
  /^ping(?:\.exe)?\s+(?=.*(?:-n|-c|\/n)\s*\d+)(?=.*(?:127\.0\.0\.1|localhost|::1))[\w\s.:/-]+(?:>\s*(?:nul|\/dev\/null))?$/i,
  /^(?:powershell|pwsh)(?:\.exe)?\b[^;|&]*\bStart-Sleep\b[^;|&]*$/i,
  /^(?:\S*\/)?(?:node|bun|deno|nodejs|0)(?:\.exe)?\s+(?:-e|--eval|-p|eval)\s+["'`]?\s*setTimeout\s*\(\s*(?:\(\s*\)\s*=>\s*(?:\{\s*\}|0|null|undefined|process\.exit\(\d*\))|function\s*\(\s*\)\s*\{\s*\}|\w+)\s*,[^;]*\)\s*;?\s*["'`]?$/,
  /^(?:\S*\/)?python\d?\s+-c\s+["'`]?\s*(?:import time|from time import sleep)\s*;\s*(?:time\.)?sleep\([^)]*\)\s*;?\s*["'`]?$/,
  /^(?:\S*\/)?perl\s+-e\s+["'`]?\s*(?:sleep|select\s*\(?(?:undef,\s*){3})[^;]*;?\s*["'`]?$/,
];

/** The calls that start a process only to let time pass. */
export function* processSleeps(source: Source): Generator<CallExpression> {
  for (const name of startersIn(source)) {
    const callee = wrapped(
      name.parent?.type === 'MemberExpression' && name.parent.property === name ? name.parent : name,
    );
    const call = callee.parent;
    if (call?.type !== 'CallExpression' || call.callee !== callee || !startsProcess(call, source)) continue;
    if (isSleep(commandLine(call, new Texts(source)))) yield call;
    else yield* sleepsBy(call, source);
  }
}

/** `const sh = (command) => execSync(command); sh('sleep 2');`: what calls a function of the file to let time pass. */
function* sleepsBy(start: CallExpression, source: Source): Generator<CallExpression> {
  const helper = enclosingFunction(start);
  const isOfParameter = start.arguments.some((each) => {
    const at = unwrap(each);
    return at.type === 'Identifier' && source.bindings.variable(at)?.defs[0]?.node === helper;
  });
  if (helper === undefined || !isOfParameter) return;
  for (const call of callsOf(helper, source))
    if (isSleep(commandLine(start, new Texts(source, { fn: helper, call })))) yield call;
}

/** The names of starters, and what imports call them. */
function* startersIn(source: Source): Generator<Node> {
  for (const name of source.mentions.matching(starterWords)) {
    if (name.type !== 'Identifier') continue;
    if (name.parent.type === 'ImportSpecifier') {
      if (name.parent.local.name === name.name) continue;
      for (const variable of source.bindings.declared(name.parent)) {
        for (const { identifier } of variable.references) yield identifier;
      }
    } else yield name;
  }
}

function startsProcess(call: CallExpression, source: Source): boolean {
  const callee = unwrap(call.callee);
  const root = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
  const specifier = variable?.defs[0]?.node;
  const name =
    specifier?.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' && callee === root
      ? specifier.imported.name
      : (calleeName(call)?.replace(/^.*\./, '') ?? '');
  if (!starters.test(name)) return false;
  const from = moduleOf(variable);
  if (name === 'sync') return /^(?:cross-spawn|execa)$/.test(from ?? '');
  // What the file declares itself may do anything.
  if (variable !== undefined && variable.defs.length > 0 && from === undefined) return isRequired(root, source);
  return from === undefined || from === '' || starterModules.test(from) || from.startsWith('.');
}

/** `const { execSync } = require('child_process')` is known by its module; `const cp = await import(…)` by its text. */
function isRequired(root: Node, source: Source): boolean {
  const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
  const declarator = variable?.defs[0]?.node;
  return (
    declarator?.type === 'VariableDeclarator' &&
    declarator.init !== null &&
    source.text.slice(...declarator.init.range).includes('child_process')
  );
}

/** The command and its arguments as one line. */
function commandLine(call: CallExpression, texts: Texts): string | undefined {
  const [command, args] = call.arguments;
  if (command === undefined) return undefined;
  const list = unwrap(command).type === 'ArrayExpression' ? command : args;
  const head = list === command ? '' : texts.of(command);
  if (head === undefined) return undefined;
  const at = list && texts.resolved(list);
  if (at?.type !== 'ArrayExpression') return head;
  const rest = at.elements.map((element) =>
    element && element.type !== 'SpreadElement' ? texts.of(element) : undefined,
  );
  return rest.includes(undefined) ? undefined : [head, ...rest].join(' ').trim();
}

function isSleep(line: string | undefined): boolean {
  if (line === undefined) return false;
  const command = line
    .trim()
    .replace(/^(?:cmd(?:\.exe)?\s+\/[cC]|(?:\/bin\/)?(?:ba|z)?sh\s+-c)\s+/, '')
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
  return sleeps.some((pattern) => pattern.test(command));
}

/** Strings as far as they are written in the file. */
class Texts {
  readonly #source: Source;
  readonly #given: { readonly fn: FunctionNode; readonly call: CallExpression } | undefined;

  /** @param given a function of the file, and the call whose arguments its parameters stand for */
  constructor(source: Source, given?: { readonly fn: FunctionNode; readonly call: CallExpression }) {
    this.#source = source;
    this.#given = given;
  }

  /** A string as far as it is written in the file; what is put in at run time counts as a zero. */
  of(node: Node, depth = 0): string | undefined {
    const at = this.resolved(node);
    switch (at.type) {
      case 'Literal':
        return String(at.value);
      case 'TemplateLiteral': {
        const values = at.expressions.map((each) => (depth > 20 ? '0' : (this.of(each, depth + 1) ?? '0')));
        return at.quasis.map(({ value }, index) => `${value.cooked ?? ''}${values[index] ?? ''}`).join('');
      }
      case 'BinaryExpression': {
        if (at.operator !== '+' || depth > 20) return '0';
        return `${this.of(at.left, depth + 1) ?? '0'}${this.of(at.right, depth + 1) ?? '0'}`;
      }
      case 'MemberExpression':
        return propertyName(at) === 'execPath' || propertyName(at) === 'argv0' ? 'node' : '0';
      default:
        return depth === 0 && at.type === 'ObjectExpression' ? undefined : '0';
    }
  }

  resolved(node: Node): Node {
    const at = unwrap(node);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    const given = this.#given && argumentFor(variable, this.#given.fn, this.#given.call);
    if (given) return new Texts(this.#source).resolved(given);
    const init = constantValue(variable);
    return init ? unwrap(init) : at;
  }
}

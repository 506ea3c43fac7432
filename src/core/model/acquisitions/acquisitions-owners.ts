import { timingOf } from '../../flow/callback-timing.ts';
import {
  dottedName,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  lastName,
  rootOf,
} from '../../source/ast.ts';
import { loopOf } from '../../source/iterations.ts';
import { givenLast, initializer, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { callsOf, variableOfFunction } from '../local-functions.ts';
import { isExportedDeclaration } from '../producers/exported.ts';

// Whether what is listened to was made by the run of the code that listens, and so goes away with it.

/** Functions that give what is there already; `query(text)` of a database begins a new one, as a request does. */
const giving =
  /^(?:get(?:[A-Z_]|$)(?!\w*Stream$)|find|query(?!$)|use[A-Z]|select|lookup|matchMedia$|closest|ensure|acquire|inject|of$|ref)|(?:Ref|Instance)$/u;

/** What serves one exchange, and is done for when it is over, whoever made it. */
const shortLived = /^_?(?:req|res|xhr|reader|fileReader)$|(?:^|[a-z])(?:[rR]equest|[rR]esponse)$/u;

/** Functions that put an object of their own around what they are given. */
const wrapping = /^(?:\$|jQuery|angular\.element)$/u;

/** Calls whose function runs in a page under test. */
const inPage = /^(?:evaluate\w*|\$\$?eval|executeAsyncScript|executeScript|execute|waitForFunction|addInitScript)$/u;

/** Calls that run their function once: reactions, timers, and what test runners call. */
const running =
  /^(?:then|catch|finally|setTimeout|setImmediate|nextTick|queueMicrotask|describe|suite|context|it|test|before|beforeAll|beforeEach|after|afterAll|afterEach|setup|teardown|only|skip)$/u;

/** `test.only(…)`, `describe.each(table)(…)` */
const runner = /^(?:describe|suite|context|it|test)$/u;

/** Whether the emitter is made by the call that makes the promise, or cannot be told. */
export function isMadeHere(emitter: Node, promise: Node, source: Source): boolean {
  const home = homeOf(promise);
  return (
    shortLived.test(lastName(emitter) ?? '') || isOwn(emitter, home, source, 0) || isKilledIn(home, emitter, source)
  );
}

/** `child.kill(); await new Promise(… child.stderr.on('data', …))`: a process that is told to end takes its streams along. */
function isKilledIn(home: Node, emitter: Node, source: Source): boolean {
  const members = ['kill', 'terminate'].flatMap((name) => source.mentions.members(name));
  const kills = members.filter((member) => isInside(member, home));
  if (kills.length === 0) return false;
  const at = unwrap(emitter);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const path = dottedName((variable && initializer(variable)) ?? at)?.replace(/\.(?:stdin|stdout|stderr)$/u, '');
  return kills.some(
    ({ object, parent }) => parent.type === 'CallExpression' && path !== undefined && dottedName(object) === path,
  );
}

/** Whether the emitter is a parameter, and all who call the function have just made what they give: `await ready(spawn(…).stderr)`. */
export function isMadeByCallers(emitter: Node, promise: Node, source: Source): boolean {
  const home = homeOf(promise);
  const at = unwrap(emitter);
  const definition = at.type === 'Identifier' ? source.bindings.variable(at)?.defs[0] : undefined;
  return isFunction(home) && definition?.node === home && isGivenOwn(home, definition.name, source);
}

/** Whether the promise is made in a page that a test drives and soon closes. */
export function isInPage(promise: Node): boolean {
  for (let at = promise.parent; at; at = at.parent) {
    if (isFunction(at) && at.parent.type === 'CallExpression' && inPage.test(lastName(at.parent.callee) ?? ''))
      return true;
  }
  return false;
}

/** `http.get(url, callback)` makes a request, `map.get(key)` gives what is there. */
function isGiving({ callee, arguments: args }: CallExpression): boolean {
  if (/^https?\.get$/u.test(dottedName(callee) ?? '')) return false;
  return giving.test(lastName(callee) ?? '') && !args.some((each) => isFunction(unwrap(each)));
}

function isOwn(node: Node, home: Node, source: Source, depth: number): boolean {
  if (depth > 6) return true;
  const at = unwrap(node);
  switch (at.type) {
    case 'Identifier': {
      const variable = source.bindings.variable(at);
      if (variable === undefined || variable.defs.length === 0) return false;
      const given = givenLast(at, variable, home);
      if (given !== undefined) return isOwn(given, home, source, depth + 1);
      return isOwnVariable(variable, home, source, depth);
    }
    case 'ThisExpression':
      return isConstructing(home);
    case 'MemberExpression': {
      if (isConstructing(home) && unwrap(at.object).type === 'ThisExpression') return true;
      const name = propertyName(at);
      return (
        isOwn(at.object, home, source, depth + 1) || (name !== undefined && isAssignedIn(at, name, home, source, depth))
      );
    }
    case 'LogicalExpression':
      return isOwn(at.left, home, source, depth + 1) || isOwn(at.right, home, source, depth + 1);
    case 'CallExpression':
      if (wrapsPage(at, source)) return false;
      return !isGiving(at) || isOwnCallee(at.callee, home, source, depth);
    case 'Super':
    case 'MetaProperty':
      return false;
    default:
      return true;
  }
}

/** `$(document)`, `$(window)`, `$('body')`: the object around it is new, and what is listened to is as old as the page. */
function wrapsPage({ callee, arguments: [given, ...rest] }: CallExpression, source: Source): boolean {
  if (given === undefined || rest.length > 0 || !wrapping.test(dottedName(callee) ?? '')) return false;
  const at = unwrap(given);
  if (at.type === 'Literal') return at.value === 'body' || at.value === 'html';
  const root = rootOf(at);
  const isGlobal = root.type === 'Identifier' && source.bindings.isGlobal(root);
  return isGlobal && /^(?:document|window)(?:\.(?:body|documentElement))?$/u.test(dottedName(at) ?? '');
}

/** `made.getSocket()` is as much the call's own as `made` is. */
function isOwnCallee(callee: Node, home: Node, source: Source, depth: number): boolean {
  const at = unwrap(callee);
  return at.type === 'MemberExpression' && isOwn(at.object, home, source, depth + 1);
}

function isOwnVariable(variable: Variable, home: Node, source: Source, depth: number): boolean {
  const [definition] = variable.defs;
  if (definition === undefined || definition.type === 'ImportBinding') return false;
  const { node } = definition;
  const isWithin = isInside(definition.name, home);
  if (definition.type === 'Parameter') {
    // A callback inside is given what the call has led to; the parameters of the function itself come from outside.
    return isWithin && node !== home;
  }
  const values = variable.references.flatMap((reference) =>
    reference.isWrite() && reference.writeExpr && (isWithin || isInside(reference.identifier, home))
      ? [reference.writeExpr]
      : [],
  );
  if (!isWithin) return values.some((value) => isMade(value));
  const loop = loopOf(definition);
  if (loop !== undefined) return isOwn(loop.right, home, source, depth + 1);
  return values.every((value) => isOwn(value, home, source, depth + 1));
}

function isGivenOwn(fn: FunctionNode, parameter: Node, source: Source): boolean {
  const index = fn.params.findIndex((each) => isInside(parameter, each));
  const variable = variableOfFunction(fn, source);
  const calls = [...callsOf(fn, source)];
  if (index < 0 || calls.length === 0 || isExportedDeclaration(fn)) return false;
  // Whoever else gets at the function may give it anything.
  if (variable?.references.filter((reference) => reference.isRead()).length !== calls.length) return false;
  return calls.every((call) => {
    const given = call.arguments[index];
    const home = homeOf(call);
    return isFunction(home) && given !== undefined && isOwn(given, home, source, 0);
  });
}

function isMade(value: Node): boolean {
  const at = unwrap(value);
  if (at.type === 'AwaitExpression') return isMade(at.argument);
  return at.type === 'NewExpression' || (at.type === 'CallExpression' && !isGiving(at));
}

/** `this.socket = new Socket()`, `const surface = createElement(…); …; this.surface = surface;` */
function isAssignedIn(member: Node, name: string, home: Node, source: Source, depth: number): boolean {
  return source.mentions.members(name).some((other) => {
    const { parent } = wrapped(other);
    return (
      other !== member &&
      parent?.type === 'AssignmentExpression' &&
      parent.left === wrapped(other) &&
      isInside(parent, home) &&
      (isMade(parent.right) || (parent.right.type === 'Identifier' && isOwn(parent.right, home, source, depth + 1)))
    );
  });
}

/**
 * The function whose run makes the promise once: callbacks that run in it, once or over elements, are a part of it. The
 * program's own run is one, too.
 */
function homeOf(promise: Node): Node {
  let home: Node = promise;
  for (let at = promise.parent; at; at = at.parent) {
    home = at;
    if (at.type === 'PropertyDefinition') return at;
    if (!isFunction(at)) continue;
    if (!isPartOfOuter(at)) return at;
  }
  return home;
}

function isPartOfOuter(fn: FunctionNode): boolean {
  const at = wrapped(fn);
  const { parent } = at;
  if (parent?.type === 'NewExpression') return true;
  if (parent?.type !== 'CallExpression') return false;
  if (parent.callee === at || running.test(lastName(parent.callee) ?? '') || runner.test(rootNameOf(parent.callee)))
    return true;
  const timing = timingOf(parent);
  return timing === 'now' || timing === 'each';
}

function isConstructing(home: Node): boolean {
  if (home.type === 'PropertyDefinition') return true;
  return home.parent?.type === 'MethodDefinition' && home.parent.kind === 'constructor';
}

function rootNameOf(callee: Node): string {
  let at = unwrap(callee);
  while (at.type === 'CallExpression' || at.type === 'MemberExpression' || at.type === 'TaggedTemplateExpression')
    at = unwrap(at.type === 'CallExpression' ? at.callee : at.type === 'MemberExpression' ? at.object : at.tag);
  return at.type === 'Identifier' ? at.name : '';
}

import { calleeName } from '../../flow/callback-timing.ts';
import {
  calledName,
  dottedName,
  enclosingFunction,
  isFunction,
  isNothing,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { docCommentOf } from '../../source/doc-comments.ts';
import { valueOfFunction } from '../../source/hooks.ts';
import type { Source } from '../../source/source.ts';
import { initializer, type Variable } from '../../source/scopes.ts';
import { someOwnNode } from '../../source/visit.ts';
import { errorName } from '../failure-sources.ts';
import { moduleOf } from '../origins.ts';
import { argumentsGiven, givesErrorFirst, isOwnStep } from './callback-handings.ts';
import type { SplitCallback } from './callback-runs.ts';
import { isOfStream, streamMethods } from './stream-methods.ts';
import {
  isArgument,
  isCallbackName,
  isCalledLast,
  isCalledLate,
  isEndName,
  isOnlyGiven,
  usesOfInner,
} from './inner-functions.ts';

/** Functions that are given to be used at any time, and tell nobody that something has ended. */
const tool =
  /^(?:[$_tha]|i18n|translate|require|define|dispatch|commit|emit|log|logger|debug|warn|print|expect|assert|render|fetch\w*|request|format\w*|(?:set|get|is|has|should|create|make)(?:[A-Z]\w*)?|(?:update|show|hide)[A-Z]\w*|use[A-Z]\w*|[A-Z]\w*)$/;

const settling = /^_?(?:resolve|reject|fulfil+|settle)(?:[A-Z]\w*)?$/;

/** `method === reject`: one of the two by another name. */
function isComparedWithResolver(parameter: Variable): boolean {
  return parameter.references.some(({ identifier }) => {
    const { parent } = identifier;
    if (parent?.type !== 'BinaryExpression') return false;
    return [parent.left, parent.right].some((each) => each.type === 'Identifier' && settling.test(each.name));
  });
}

/** Functions that take an object for its members. */
const mixing = /(?:^|\.)(?:extend|assign|mixin|inherits|createClass|defineProperties|freeze|seal)$/;

/**
 * Whether the function is for somebody who is ready for its callback at any time: a library that calls it, readers of what
 * its comment says, or callers in the file that go on to nothing. It asks for all uses of the function: cheaper questions first.
 */
export function isKnownToCallers(fn: FunctionNode, parameter: Variable, source: Source): boolean {
  if (isOnlyGiven(fn, source, isOption) || isDocumented(fn, parameter, source) || isCalledLate(fn, source)) return true;
  const declared = parameter.identifiers[0];
  // Of what is taken off the list of all arguments, the calls do not say which it is.
  if (parameter.defs[0]?.type !== 'Parameter' && usesOfInner(fn, source) !== undefined) return true;
  return declared !== undefined && isCalledLast(fn, declared, source, (callback) => isPassedOn(callback, source));
}

/** Whether the comment of the function says, of its callback, that it may run at once: `Runs the callback immediately, or …`. */
function isDocumented(fn: FunctionNode, { name }: Variable, source: Source): boolean {
  for (let at: Node = fn; at.parent && !/^(?:BlockStatement|ClassBody)$/u.test(at.type); at = at.parent) {
    const comment = docCommentOf(at, source)?.text;
    if (comment === undefined) continue;
    const sentences = comment.replaceAll(/\s*\n\s*\*?\s*/gu, ' ').split(/[.!?]\s|\s@/u);
    return sentences.some(
      (each) =>
        /\b(?:immediately|synchronously)\b/iu.test(each) &&
        (/\b(?:callback|listener|handler|invoke[sd]?|call(?:s|ed)|runs?)\b/iu.test(each) || each.includes(name)),
    );
  }
  return false;
}

/** Whether a value is what a stream gives to its method, which hands it on: `write(chunk, encoding, callback) { send(chunk, callback); }`. */
function isPassedOn(value: Node, source: Source): boolean {
  const at = unwrap(value);
  const definition = at.type === 'Identifier' ? source.bindings.variable(at)?.defs[0] : undefined;
  const fn = definition?.type === 'Parameter' ? definition.node : undefined;
  if (!isFunction(fn)) return false;
  const name = nameOf(fn) ?? '';
  const { parent } = fn;
  // A task of gulp may end at any time too.
  if (parent.type === 'CallExpression' && (calleeName(parent) ?? '').startsWith('gulp.')) return true;
  return (
    streamMethods.test(name) ||
    (parent.type === 'Property' && streamMethods.test(`_${name}`) && isOption(parent.parent, source))
  );
}

/** Whether the function is by its place or name one of those whose callback belongs to the library that calls it, and not to a caller of its own. */
export function isLibrarys(fn: FunctionNode, parameter: Variable, source: Source): boolean {
  const { parent } = valueOfFunction(fn);
  // Middleware: the framework goes on whenever `next` is called. It is told of an error at most, and given no value.
  if (parameter.name === 'next' && fn.params.length > 1 && !isGivenValues(parameter, fn)) return true;
  // Browsers take the answer to a message in either way, by what the listener returns: `(request, sender, callback) => …`.
  if (parameter.name === 'sendResponse' || (fn.params[2] === parameter.identifiers[0] && isSender(fn.params[1])))
    return true;
  if (tool.test(parameter.name)) return true;
  // When a promise is settled is nothing that its reactions could tell.
  if (settling.test(parameter.name) || isComparedWithResolver(parameter)) return true;
  if (parent === undefined) return true;
  const name = nameOf(fn);
  if (isPrescribed(fn, name, source)) return true;
  // Reactions are run by what awaits the object.
  if (name === 'then' || (name !== undefined && streamMethods.test(name))) return true;
  if (isOfStream(fn, name, source)) return true;
  // `write(chunk, encoding, callback)` of a class that is as good as a stream.
  if (/^(?:write|end)$/.test(name ?? '') && fn.params.some((each) => /^enc/iu.test(parameterName(each)))) return true;
  // A handler of gRPC: `(call, callback) => …`.
  if (parameter.name === 'callback' && fn.params.length === 2 && parameterName(fn.params[0]) === 'call') return true;
  // An argument of a call, or a function that is run where it is written: `(function ($) { … })(jQuery)`.
  if (/^(?:CallExpression|NewExpression|MemberExpression)$/.test(parent.type)) return true;
  if (parent.type === 'Property' && isOption(parent.parent, source)) return true;
  // What stands in a list, whoever goes through the list calls: `[(next) => …, (next) => …]` are tasks of a series.
  if (parent.type === 'ArrayExpression' && (isArgument(parent) || parent.elements.every(isTask))) return true;
  // Hooks of tapable run what is tapped in either way, and all that stands between two of them is written for that.
  return source.mentions.members('callAsync').length > 0 || source.mentions.members('tapAsync').length > 0;
}

function isSender(parameter: Node | undefined): boolean {
  return /^_?sender$/u.test(parameterName(parameter));
}

/** A function of a list, or what makes or names one. */
function isTask(element: Node | null): boolean {
  return element !== null && !/^(?:Literal|ObjectExpression|ArrayExpression|TemplateLiteral)$/u.test(element.type);
}

/** `next(null, text)`, `next(err, text)`, and not what the function was given itself: `next(err, request)`. */
function isGivenValues({ references }: Variable, fn: FunctionNode): boolean {
  const own = new Set(fn.params.map(parameterName));
  return references.some(({ identifier }) => {
    const { parent } = identifier;
    if (parent?.type !== 'CallExpression' || parent.callee !== identifier) return false;
    const [error, value] = parent.arguments;
    if (error === undefined || value === undefined || own.has(parameterName(value))) return false;
    return isNothing(error) || (error.type === 'Identifier' && errorName.test(error.name));
  });
}

/** Whether somebody else has laid down the function by its name: a base class, a binding, or the host of a plugin. */
function isPrescribed(fn: FunctionNode, name: string | undefined, source: Source): boolean {
  const { parent } = fn;
  // `const check: AuthHandler = (user, password, callback) => …`: a type of another file says what it is to be.
  if (parent.type === 'VariableDeclarator' && isTypedElsewhere(parent.id, source)) return true;
  if (name === undefined) return false;
  // `override createConnection(options, callback)` of a class that is not in the file.
  if (parent.type === 'MethodDefinition' && parent.override) {
    const base = parent.parent.parent.superClass;
    const variable = base?.type === 'Identifier' ? source.bindings.variable(base) : undefined;
    return variable?.defs[0]?.type !== 'ClassName';
  }
  // `function handlers(): FuseHandlers { return { open(path, callback) { … } }; }`
  if (parent.type === 'Property') {
    const { parent: holder } = wrapped(parent.parent);
    const maker = holder?.type === 'ReturnStatement' ? enclosingFunction(holder) : undefined;
    // JavaScript has none: undefined with one parser, null with the other.
    return Boolean(maker?.returnType && /Handlers>?$/u.test(source.text.slice(...maker.returnType.range)));
  }
  if (parent.type === 'AssignmentExpression' && isMadeAfterAnother(parent.left, source)) return true;
  // `exports.hook_connect = …` beside `exports.register = …`: a plugin, whose functions its host and its own hooks call.
  return parent.type === 'AssignmentExpression' && isExports(parent.left) && isPlugin(source);
}

/** Whether a name is declared with a function type that the file imports. */
function isTypedElsewhere(id: Node, source: Source): boolean {
  const type = id.type === 'Identifier' ? id.typeAnnotation?.typeAnnotation : undefined;
  const name = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName : undefined;
  return name !== undefined && source.bindings.visible(name.name, name)?.defs[0]?.type === 'ImportBinding';
}

/**
 * `const handler = module.exports = Object.create(baseHandler); handler.complete = …`: what an object of another file stands behind is
 * called by the host that has laid that down.
 */
function isMadeAfterAnother(left: Node, source: Source): boolean {
  const object = left.type === 'MemberExpression' ? unwrap(left.object) : undefined;
  const variable = object?.type === 'Identifier' ? source.bindings.variable(object) : undefined;
  let made = variable && initializer(variable);
  while (made?.type === 'AssignmentExpression') made = made.right;
  const call = made && unwrap(made);
  if (call?.type !== 'CallExpression' || dottedName(call.callee) !== 'Object.create') return false;
  const base = call.arguments[0] && unwrap(call.arguments[0]);
  return base?.type === 'Identifier' && moduleOf(source.bindings.variable(base)) !== undefined;
}

function isExports(left: Node): boolean {
  return left.type === 'MemberExpression' && left.object.type === 'Identifier' && left.object.name === 'exports';
}

function isPlugin(source: Source): boolean {
  return /^exports\.hook_\w+\s*=/mu.test(source.text);
}

/** Whether an object of functions is given to other code as options, and is no object of methods for callers. */
function isOption(object: Node, source: Source): boolean {
  const at = wrapped(object);
  const { parent } = at;
  switch (parent?.type) {
    case 'NewExpression':
      return true;
    case 'CallExpression':
      return !mixing.test(calleeName(parent) ?? '');
    case 'Property':
      // An object in an object: of options, unless the outer one is what the module gives.
      return isOption(parent.parent, source) || !isGiven(parent.parent);
    case 'VariableDeclarator':
      return source.bindings.declared(parent).some(({ references }) =>
        references.some(({ identifier }) => {
          const use = wrapped(identifier);
          return (
            /^(?:CallExpression|NewExpression|SpreadElement)$/.test(use.parent?.type ?? '') &&
            !(use.parent?.type === 'CallExpression' && use.parent.callee === use)
          );
        }),
      );
    default:
      return false;
  }
}

/** `module.exports = { … }`, `export default { … }` */
function isGiven(object: Node): boolean {
  const { parent } = wrapped(object);
  if (parent?.type === 'Property') return isGiven(parent.parent);
  return parent?.type === 'AssignmentExpression' || parent?.type === 'ExportDefaultDeclaration';
}

function parameterName(node: Node | undefined): string {
  const at = node?.type === 'AssignmentPattern' ? node.left : node;
  return at?.type === 'Identifier' ? at.name : '';
}

function nameOf(fn: FunctionNode): string | undefined {
  const { parent } = fn;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' || parent.type === 'Property')
    return propertyName(parent);
  if (parent.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression')
    return propertyName(parent.left);
  return undefined;
}

/** Options that say when the callback is to run. */
const choice =
  /^_?(?:is|must|run|fire|call|emit|invoke|should|use|force)?_?(?:immediate(?:ly)?|sync(?:hronous(?:ly)?)?|now|leading|exec(?:ute)?|eager(?:ly)?|instant(?:ly)?|replay|initial)$/i;

/** Whether the caller chose that the callback runs at once, or gets what it gives in either case. */
export function isAtWill(node: Node, split: SplitCallback): boolean {
  const later = split.async.node;
  // Cleaning up after a promise is no notification.
  if (isReaction(later, /^finally$/) || isValue(node) || isStep(node, split)) return true;
  return isChosen(node, split.fn) || isMapped(node, split);
}

/** `isPromise(v) ? v.then(fn) : fn(v)`: what the callback gives is wanted. Of one that tells of an end nobody wants that. */
function isMapped(node: Node, { parameter, async: { node: later } }: SplitCallback): boolean {
  if (!isUsed(node) || !isReaction(later, /^(?:then|catch)$/) || !isUsed(later)) return false;
  const reaction = later.type === 'CallExpression' ? unwrap(later.callee) : undefined;
  const isOfWork = reaction?.type === 'MemberExpression' && unwrap(reaction.object).type === 'CallExpression';
  return !isOfWork || !isEndName(parameter.name);
}

/** `fn(params, callback)`: what is given the callback of the caller does the work, and tells nobody of its end. */
function isStep(node: Node, { fn, parameter }: SplitCallback): boolean {
  if (node.type !== 'CallExpression') return false;
  return node.arguments.some(
    (given) =>
      given.type === 'Identifier' &&
      given.name !== parameter.name &&
      isCallbackName(given) &&
      fn.params.some((each) => parameterName(each) === given.name),
  );
}

/**
 * Whether no value is told at once, an error at most, and that the rest comes later is no more than a guess, as a step of
 * the object's own has the callback then: who is done at once never gets to that step, and whether it waits is not known.
 */
export function isMereEnd(node: Node, { async: later }: SplitCallback, source: Source): boolean {
  if (later.isAssumed !== true || node.type !== 'CallExpression' || givesValue(node)) return false;
  return later.node.type === 'CallExpression' && isOwnStep(later.node, source);
}

/** `callback(null, value)`, and not `callback()`, `callback(err)` or `callback(failure('no id'))`. */
function givesValue(call: CallExpression): boolean {
  const [given, second] = argumentsGiven(call);
  if (given === undefined) return false;
  const first = unwrap(given);
  switch (first.type) {
    case 'Literal':
      return first.value === null ? second !== undefined : typeof first.value !== 'string';
    case 'CallExpression':
      return !/err(?:or)?$/iu.test(calledName(first) ?? '');
    case 'MemberExpression':
      return !/Err(?:or)?s?\b/u.test(`${lastName(first.object) ?? ''} ${propertyName(first) ?? ''}`);
    default:
      return !givesErrorFirst(call) || (first.type === 'Identifier' && first.name === 'undefined');
  }
}

function isChosen(node: Node, fn: FunctionNode): boolean {
  for (let at = node; at.parent && at !== fn; at = at.parent) {
    const { parent } = at;
    const test =
      (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== at
        ? parent.test
        : parent.type === 'LogicalExpression' && parent.right === at
          ? parent.left
          : undefined;
    if (test && asksForChoice(test)) return true;
  }
  return false;
}

function asksForChoice(test: Node): boolean {
  return someOwnNode(test, (at) => at.type === 'Identifier' && choice.test(at.name) && !isOfClock(at));
}

/** `Date.now()`, `performance.now()`: what time it is, and not that something is to be done at this time. */
function isOfClock(name: Node): boolean {
  const member = name.parent;
  return (
    member?.type === 'MemberExpression' &&
    member.property === name &&
    wrapped(member).parent?.type === 'CallExpression' &&
    /(?:^|\.)(?:Date|performance|\w*[cC]lock)$/u.test(dottedName(member.object) ?? '')
  );
}

/** Whether code looks at what the call gives: a transformation, not a notification. */
function isUsed(node: Node): boolean {
  const { parent } = wrapped(node);
  if (parent === undefined || parent.type === 'ExpressionStatement') return false;
  if (parent.type === 'LogicalExpression' || parent.type === 'ConditionalExpression') return isUsed(parent);
  return true;
}

/** Whether the function itself goes on with what the callback gives: a question, and not a notification. */
export function isValue(node: Node): boolean {
  const { parent } = wrapped(node);
  switch (parent?.type) {
    case 'LogicalExpression':
      return parent.left === wrapped(node) || isValue(parent);
    case 'ConditionalExpression':
      return parent.test === wrapped(node) || isValue(parent);
    case 'ExpressionStatement':
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
    case 'UnaryExpression':
    case 'SequenceExpression':
    case 'AwaitExpression':
    case undefined:
      return parent?.type === 'UnaryExpression' && parent.operator !== 'void';
    default:
      return true;
  }
}

function isReaction(node: Node, names: RegExp): boolean {
  const call = unwrap(node);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return callee?.type === 'MemberExpression' && names.test(propertyName(callee) ?? '');
}

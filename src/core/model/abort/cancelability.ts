import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
  isClass,
  isFunction,
  isNothing,
  listed,
  propertyName,
  unwrap,
  wrapped,
  type ClassNode,
  type FunctionNode,
  type Identifier,
  type Node,
} from '../../source/ast.ts';
import { calleeName } from '../../flow/callback-timing.ts';
import { docCommentOf } from '../../source/doc-comments.ts';
import type { Source } from '../../source/source.ts';
import type { ExportedFunction } from '../producers/exported-functions.ts';
import { allMembers } from '../signals/signals-annotations.ts';
import { someNode } from '../../source/visit.ts';
import { bundleName } from '../signals/signals.ts';
import { calleePath } from '../callee-path.ts';
import { cancelText } from './vain-cancels.ts';

/** What code calls its ways to give up waiting. */
const cancelWords =
  /signal|abort|cancel|dispos|unsubscrib|AbortController|\b(?:clear|stop|close|destroy|kill)\s*[=:](?!=)/iu;

/** What members of options look like that may end a wait, or hold what does. */
const mayEnd = /signal|abort|cancel|stop|time_?out|deadline|=>|\(|\[|token|controller|context|init|options/iu;

/** Methods by which the object that waits is told to stop. */
const terminal =
  /^(?:cancel|abort|close|dispose|destroy|stop|terminate|shut_?[dD]own|disconnect|kill|reset|quit|end|tear_?[dD]own)(?![a-z])/u;

/** What is private by its name, hooks of frameworks and entry points of programs: who calls those cannot give up. */
const hooks =
  /^_|^use[A-Z]|^(?:main|then|handler|setup|teardown|globalSetup|globalTeardown|mochaGlobal(?:Setup|Teardown)|(?:before|after)(?:All|Each))$|[^\w$]/u;

/** Base classes that fix no signature which one of their subclasses could wait in. */
const plainBases = /^(?:(?:\w*\.)?EventEmitter\d?|EventTarget|Object|Emittery|\w*Emitter)$/u;

/** Parameters that carry the signal of the request or event that is being handled. */
const carriers = /^_?(?:re?q|(?:[a-z]\w*)?request|ctx|context|signal|token|controller)$/iu;

/** Whether a caller has a way to end the wait, or may have one that the file does not show. */
export function mayBeCanceled({ fn, name, node, owner }: ExportedFunction, source: Source): boolean {
  // Hooks and entry points have no caller who could; what ends things is not waited for in vain; tests are named in prose.
  if (hooks.test(name) || terminal.test(name)) return true;
  // `before` and `after` are hooks of test runners, which no class has.
  if (owner === undefined && /^(?:before|after)$/u.test(name)) return true;
  if (isSaidToBePrivate(node, source)) return true;
  if (name === 'default' && /global-?_?(?:setup|teardown)\.[cm]?[jt]sx?$/iu.test(source.path)) return true;
  if (owner !== undefined && isBoundOrEnded(owner, name, source)) return true;
  if (cancelWords.test(cancelText(fn, source))) return true;
  return (
    fn.params.some((parameter) => mayCarrySignal(parameter, source)) ||
    returnsHandle(fn) ||
    isOverloaded(fn, name, source)
  );
}

/** `@private`, `@internal`: what the file exports for itself alone; `@deprecated`: what is to take nothing more. */
function isSaidToBePrivate(node: Node, source: Source): boolean {
  let at = node;
  while (/^(?:VariableDeclarat|Export(?:Named|Default)Declaration)/u.test(at.parent?.type ?? '') && at.parent)
    at = at.parent;
  return /@(?:private|internal|deprecated)\b/u.test(docCommentOf(at, source)?.text ?? '');
}

/** Names of how long somebody waits at the most. */
const limits = /^(?:\w*[a-z_])?(?:time_?out|deadline|max_?wait)(?:_?(?:ms|millis|in_?ms|seconds|secs))?$/iu;

/** Whether the function makes use of a longest time to wait: a parameter, or one that it gives to what it begins. */
export function hasLimit({ fn }: ExportedFunction, { bindings, text }: Source): boolean {
  const isParameter = bindings
    .declared(fn)
    .some(({ name, references }) => limits.test(name) && references.some((each) => each.isRead()));
  if (isParameter || !/time_?out|deadline|max_?wait/iu.test(text.slice(...fn.range))) return isParameter;
  return someNode(fn.body, (node) => node.type === 'CallExpression' && node.arguments.some(isLimit));
}

/** `this.poll(this.pollTimeout)`, `request(url, { timeout: 5000 })` */
function isLimit(argument: Node): boolean {
  const at = unwrap(argument);
  switch (at.type) {
    case 'Identifier':
      return limits.test(at.name);
    case 'MemberExpression':
      return limits.test(propertyName(at) ?? '');
    case 'ObjectExpression':
      return at.properties.some((each) => each.type === 'Property' && limits.test(propertyName(each) ?? ''));
    default:
      return false;
  }
}

/** Whether the class fixes the signature, or has a method that ends what its others wait for. */
function isBoundOrEnded(owner: ClassNode, method: string, source: Source): boolean {
  if (listed(owner.implements).length > 0) return true;
  if (owner.superClass !== null && !plainBases.test(dottedName(owner.superClass) ?? '') && !saysOverride(owner))
    return true;
  return owner.body.body.some((element) => {
    if (!('key' in element)) return false;
    const name = propertyName(element) ?? source.text.slice(...element.key.range);
    if (name === method)
      return (
        element.type === 'MethodDefinition' &&
        element.value.body === null &&
        /signal/iu.test(source.text.slice(...element.range))
      );
    return terminal.test(name) || /Symbol\.(?:async)?dispose/iu.test(name);
  });
}

/** Whether the class says of some methods that its base fixes them: those of which it does not are its own. */
function saysOverride({ body }: ClassNode): boolean {
  return body.body.some((each) => 'override' in each && each.override);
}

function mayCarrySignal(parameter: Node, source: Source): boolean {
  const at =
    parameter.type === 'AssignmentPattern'
      ? parameter.left
      : parameter.type === 'TSParameterProperty'
        ? parameter.parameter
        : parameter;
  switch (at.type) {
    case 'RestElement':
      return true;
    case 'ObjectPattern':
      return at.properties.some((each) => each.type === 'RestElement');
    case 'Identifier':
      return (
        !isNoObject(at) &&
        !isOnlyLookedAt(at, source) &&
        (carriers.test(at.name) ||
          (bundleName.test(at.name) && !isOfOtherMembers(at, source) && isPassedWhole(at, source)))
      );
    default:
      return false;
  }
}

/** `context.state`, `context.resume()`: a context of whose members none is a signal, and that goes to no other code. */
function isOnlyLookedAt(parameter: Identifier, source: Source): boolean {
  if (!/co?nte?xt|ctx/iu.test(parameter.name)) return false;
  const reads = source.bindings.declaredBy(parameter)?.references.filter((each) => each.isRead()) ?? [];
  const isLook = ({ parent }: Node): boolean =>
    parent?.type === 'ReturnStatement' || (parent?.type === 'MemberExpression' && !parent.computed);
  return (
    reads.some(({ identifier }) => wrapped(identifier).parent?.type === 'MemberExpression') &&
    reads.every(({ identifier }) => isLook(wrapped(identifier)))
  );
}

/** `input: number` and `token: string` hold nothing. */
function isNoObject({ typeAnnotation, parent }: Identifier): boolean {
  const type = typeAnnotation?.typeAnnotation;
  if (type) return isPlain(type);
  return parent.type === 'AssignmentPattern' && unwrap(parent.right).type === 'Literal' && !isNothing(parent.right);
}

function isPlain(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSUnionType':
      return type.types.every(isPlain);
    // `args: readonly string[]`: a list of what holds nothing.
    case 'TSArrayType':
      return isPlain(type.elementType);
    case 'TSTypeOperator':
      return type.typeAnnotation !== undefined && isPlain(type.typeAnnotation);
    default:
      return /^TS(?:String|Number|Boolean|BigInt|Symbol|Undefined|Null)Keyword$/u.test(type.type);
  }
}

/** `options: { capture?: boolean }`: by its type, written in the file, it holds nothing by which the wait could end. */
function isOfOtherMembers({ typeAnnotation }: Identifier, source: Source): boolean {
  const members = allMembers(typeAnnotation?.typeAnnotation, source);
  return members?.every((each) => !mayEnd.test(source.text.slice(...each.range))) === true;
}

/** Whether the options go on to other code as they are, with whatever they hold. */
function isPassedWhole(parameter: Identifier, source: Source): boolean {
  const uses = source.bindings.declaredBy(parameter)?.references ?? [];
  return uses.some((reference) => {
    if (!reference.isRead() || isData(reference.identifier, source)) return false;
    const { parent } = wrapped(reference.identifier);
    if (parent?.type === 'MemberExpression') return parent.computed;
    const pattern = parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern' ? parent.id : undefined;
    return pattern === undefined || pattern.properties.some((each) => each.type === 'RestElement');
  });
}

/** What starts another program with a list of arguments, and options after that. */
const starters = /^child_process\.(?:spawn|execFile|fork)$/u;

/** What a list of arguments is called. */
const argumentList = /^(?:\w*_)?(?:args|argv|arguments)$|(?:Args|Argv|Arguments)$/u;

/** Whether a value goes where only its data count: into a text of JSON, or to another program as its arguments. */
function isData(value: Node, source: Source): boolean {
  const at = wrapped(value);
  const { parent } = at;
  switch (parent?.type) {
    case 'Property':
      return parent.value === at && isData(parent.parent, source);
    case 'ArrayExpression':
      return isData(parent, source);
    case 'CallExpression': {
      const [first, second, options] = parent.arguments;
      // `once(input, 'line')`: what is listened to is an emitter.
      if (first === at)
        return (
          calleeName(parent) === 'JSON.stringify' ||
          /^events\.(?:once|on)$/u.test(calleePath(parent.callee, source) ?? '')
        );
      if (second !== at || !starters.test(calleePath(parent.callee, source) ?? '')) return false;
      // What comes last may be the options themselves, or stand before a callback.
      const isLast = options === undefined || isFunction(options) || options.type === 'Identifier';
      return !isLast || (at.type === 'Identifier' && argumentList.test(at.name));
    }
    default:
      return false;
  }
}

/** Whether the function gives more than a promise: an object or a list that may hold what ends the wait. */
function returnsHandle(fn: FunctionNode): boolean {
  if (fn.async) return false;
  if (fn.body.type !== 'BlockStatement') return isHandle(fn.body);
  return fn.body.body.some(
    (each) => each.type === 'ReturnStatement' && each.argument !== null && isHandle(each.argument),
  );
}

function isHandle(node: Node): boolean {
  const at = unwrap(node);
  return at.type === 'ObjectExpression' || at.type === 'ArrayExpression' || isFunction(at) || isClass(at);
}

/** Whether an overload of the function takes a signal. */
function isOverloaded(fn: FunctionNode, name: string, source: Source): boolean {
  if (fn.type !== 'FunctionDeclaration') return false;
  const around = fn.parent.type.startsWith('Export') ? fn.parent.parent : fn.parent;
  const statements = around?.type === 'TSModuleBlock' ? around.body : source.ast.body;
  return statements.some((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return (
      declared?.type === 'TSDeclareFunction' &&
      declared.id?.name === name &&
      /signal/iu.test(source.text.slice(...declared.range))
    );
  });
}

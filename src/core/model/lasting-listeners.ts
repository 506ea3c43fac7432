import {
  chainRootOf,
  dottedName,
  enclosingFunction,
  isInside,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  rootOf,
  isNothing,
} from '../source/ast.ts';
import { initializer, isConstant } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { someNode, someOwnNode } from '../source/visit.ts';
import type { Completion } from './completion.ts';
import type { Step } from './settlement-runs.ts';

/** Methods that change a collection or put something to it. */
const changing = /^(?:push|unshift|splice|set|add|delete|append)$/u;

/** What only watches or tidies up: it is no work for whose sake a listener has to stay. */
const asides = /^(?:console|log|logger|debug|assert|expect|clearTimeout|clearInterval)$/u;

/**
 * Whether a listener has other work, which outlives the wait: it shows what a process writes, or keeps state that others read up to
 * date, so it stays on purpose, and to settle once more does nothing. Of those that each promise registers anew, only what is replaced is kept so: what is counted or collected is so once for each.
 */
export function staysFor(step: Step, { node, executor }: Completion, isOfEach: boolean, source: Source): boolean {
  const { fn, site } = step;
  if (fn === undefined) return false;
  const maker = makerAround(node, executor);
  if (showsOutput(step, fn, maker ?? fn, source)) return true;
  const isKeptState = (at: Node): boolean => at.type === 'AssignmentExpression' && at.operator === '=';
  if (isOfEach) return someNode(fn.body, (at) => isKeptState(at) && writesOutside(at, maker ?? fn, source));
  // What a field or a module keeps for its life is no wait of one function.
  if (maker === undefined && isInside(fn, node)) return false;
  // A function of the module's life, which one wait after the other makes use of.
  const isStanding = maker === undefined || (!isInside(fn, maker) && !isInside(maker, fn));
  return someNode(
    fn.body,
    (at) =>
      writesOutside(at, maker ?? fn, source) || (isStanding && !isInside(site, at) && actsOutside(at, fn, source)),
  );
}

/** What shows a text to whoever looks at the program. */
const showing = /^(?:console|log|logger)\.\w+$|^(?:log|print|echo)$|^process\.(?:stdout|stderr)\.write$/u;

/**
 * `child.stdout.on('data', (chunk) => { process.stdout.write(chunk); … })`, `this.log(String(chunk))`: what a process writes
 * is to be seen as long as it runs.
 */
function showsOutput({ by }: Step, fn: FunctionNode, maker: FunctionNode, source: Source): boolean {
  const output = by?.receiver && lastName(by.receiver);
  if (by?.event !== 'data' || !/^std(?:out|err)$/u.test(output ?? '')) return false;
  return someNode(
    fn.body,
    (at) =>
      at.type === 'CallExpression' &&
      (showing.test(dottedName(at.callee) ?? '') || tellsOutside(at, maker, source)) &&
      (usesGiven(at, fn, source) || isOfGiven(at, fn, source)),
  );
}

/** `this.onData(text);`, `channel().append(text);`: something that was there before is told, and gives no answer. */
function tellsOutside({ callee, parent }: CallExpression, maker: FunctionNode, source: Source): boolean {
  const at = unwrap(callee);
  if (parent.type !== 'ExpressionStatement' || at.type !== 'MemberExpression') return false;
  const root = chainRootOf(at);
  if (root.type === 'ThisExpression') return true;
  const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
  return variable !== undefined && variable.defs.length > 0 && isOutside(root, maker, source);
}

/** `String(chunk).split('\\n').forEach((line) => console.log(line))` */
function isOfGiven(call: Node, fn: FunctionNode, source: Source): boolean {
  for (let at = enclosingFunction(call); at !== undefined && at !== fn; at = enclosingFunction(at)) {
    const { parent } = wrapped(at);
    const callee = parent?.type === 'CallExpression' ? parent.callee : undefined;
    if (callee !== undefined && usesParameter(callee, fn, source)) return true;
  }
  return false;
}

function makerAround(node: Node, executor: FunctionNode | undefined): FunctionNode | undefined {
  let fn = enclosingFunction(node);
  if (fn !== undefined && fn === executor) fn = enclosingFunction(fn);
  return fn;
}

function writesOutside(at: Node, maker: FunctionNode, source: Source): boolean {
  // `timer = undefined`, `this.pending = null`: what is over is forgotten.
  if (at.type === 'AssignmentExpression') return isOutside(at.left, maker, source) && !isNothing(at.right);
  if (at.type === 'UpdateExpression') return isOutside(at.argument, maker, source);
  if (at.type !== 'CallExpression') return false;
  const callee = unwrap(at.callee);
  return (
    callee.type === 'MemberExpression' &&
    changing.test(propertyName(callee) ?? '') &&
    isOutside(callee.object, maker, source)
  );
}

/** Whether a place is a field, or a variable of the code around the function that makes the promise. */
function isOutside(place: Node, maker: FunctionNode, source: Source): boolean {
  const root = rootOf(place);
  if (root.type === 'ThisExpression') return unwrap(place) !== root;
  if (root.type !== 'Identifier') return false;
  const variable = source.bindings.variable(root);
  return variable?.identifiers.some((name) => isInside(name, maker)) === false;
}

/** Whether a call tells something else, with what the event has brought. */
function actsOutside(at: Node, fn: FunctionNode, source: Source): boolean {
  if (at.type !== 'CallExpression' || at.arguments.length === 0) return false;
  const callee = unwrap(at.callee);
  const root = rootOf(callee);
  if (root.type === 'ThisExpression') return callee !== root && usesGiven(at, fn, source);
  if (callee.type !== 'MemberExpression' || root.type !== 'Identifier' || asides.test(root.name)) return false;
  return (
    source.bindings.variable(root)?.identifiers.some((name) => isInside(name, fn)) === false &&
    usesGiven(at, fn, source)
  );
}

function usesGiven({ arguments: given }: CallExpression, fn: FunctionNode, source: Source): boolean {
  return given.some((argument) => usesParameter(argument, fn, source));
}

function usesParameter(code: Node, fn: FunctionNode, source: Source, depth = 0): boolean {
  const parameters = source.bindings.declared(fn);
  return someOwnNode(code, (at) => {
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    if (variable === undefined) return false;
    // `const text = chunk.toString();`
    const made =
      isConstant(variable) && isInside(variable.identifiers[0] ?? fn, fn.body) ? initializer(variable) : undefined;
    return (
      parameters.includes(variable) || (made !== undefined && depth < 3 && usesParameter(made, fn, source, depth + 1))
    );
  });
}

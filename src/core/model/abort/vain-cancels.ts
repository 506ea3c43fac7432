import {
  calledName,
  isFunction,
  isInside,
  propertyName,
  rootOf,
  wrapped,
  type FunctionNode,
  type Identifier,
  type Node,
} from '../../source/ast.ts';
import { nodeAt } from '../../source/locate.ts';
import { initializer, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { abortsOf } from '../controller-aborts.ts';

// Words of giving up that are of no use to the caller of a function: what it takes back when the wait is over anyway, and a
// controller that nobody aborts.

const words = /\b\w*(?:unsubscrib|dispos|AbortController|cancel|abort|clear|stop|close|destroy|kill)\w*/gi;

/** The text of a function without comments, strings and what ends no wait for its caller. */
export function cancelText(fn: FunctionNode, source: Source): string {
  const [start, end] = fn.range;
  let text = source.text.slice(start, end);
  words.lastIndex = 0;
  for (const { index } of text.matchAll(words)) {
    for (const { range } of vainAt(nodeAt(fn, start + index), fn, source)) {
      const [from, to] = [range[0] - start, range[1] - start];
      text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
    }
  }
  return text.replace(/\/\*[^]*?\*\/|(?<!:)\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gu, ' ');
}

function vainAt(name: Node, fn: FunctionNode, source: Source): readonly Node[] {
  const { parent } = name;
  if (name.type !== 'Identifier' || parent === undefined) return [];
  if (parent.type === 'NewExpression' && name.name === 'AbortController') return unabortedAt(parent, source);
  if (isDisposedHere(name, fn)) return [name];
  if (parent.type === 'NewExpression') return isKeptInside(parent, fn, source) ? [name] : [];
  if (isHandlerKey(name, fn, source)) return [name];
  if (parent.type === 'MemberExpression' && parent.property === name)
    return isOwnCall(parent, fn, source) ? [name] : [];
  return isOwnCall(name, fn, source) || parent.type === 'VariableDeclarator' ? ownUses(name, fn, source) : [];
}

/** `const ac = new AbortController()`, where nobody aborts it: its declaration, and where its signal is given. */
function unabortedAt(made: Node, source: Source): readonly Node[] {
  const { parent } = wrapped(made);
  const variable = parent?.type === 'VariableDeclarator' ? source.bindings.declared(parent)[0] : undefined;
  const reads = variable?.references.filter((each) => each.isRead()) ?? [];
  const signals = reads.flatMap(({ identifier: { parent: use } }) =>
    use?.type === 'MemberExpression' && propertyName(use) === 'signal' && abortsOf(use, source)?.length === 0
      ? [use]
      : [],
  );
  if (parent === undefined || signals.length === 0 || signals.length < reads.length) return [];
  return [parent, ...signals.map((each) => (each.parent.type === 'Property' ? each.parent : each))];
}

/** `using held = { [Symbol.dispose]() { stream.off('line', take); } }`: what a function disposes of itself, when it ends. */
function isDisposedHere(name: Node, fn: FunctionNode): boolean {
  for (let at = name.parent; at && at !== fn; at = at.parent)
    if (at.type === 'VariableDeclaration') return at.kind === 'using' || at.kind === 'await using';
  return false;
}

/** `const stack = new DisposableStack()`: what keeps the clean-ups of the function, and goes to nobody else. */
function isKeptInside(made: Node, fn: FunctionNode, source: Source): boolean {
  const { parent } = wrapped(made);
  const variable = parent?.type === 'VariableDeclarator' ? source.bindings.declared(parent)[0] : undefined;
  return variable !== undefined && isOwn(variable, fn) && areCalls(variable, fn, source);
}

/** `const on = { line(text) { … }, close: () => { … } }; reader.on('close', on.close);`: the name of an event's handler. */
function isHandlerKey(name: Node, fn: FunctionNode, source: Source): boolean {
  const { parent } = name;
  if (parent?.type !== 'Property' || parent.key !== name || !isFunction(parent.value)) return false;
  const { parent: table } = wrapped(parent.parent);
  const variable = table?.type === 'VariableDeclarator' ? source.bindings.declared(table)[0] : undefined;
  const reads = variable?.references.filter((each) => each.isRead()) ?? [];
  const isLookUp = ({ parent: use }: Node): boolean => use?.type === 'MemberExpression';
  return (
    table !== undefined &&
    isInside(table, fn.body) &&
    reads.length > 0 &&
    reads.every(({ identifier }) => isLookUp(wrapped(identifier)))
  );
}

/** `unsubscribe()`, `subscription.unsubscribe()`, of what the function has made itself. */
function isOwnCall(callee: Node, fn: FunctionNode, source: Source): boolean {
  const at = wrapped(callee);
  if (at.parent?.type !== 'CallExpression' || at.parent.callee !== at) return false;
  const root = rootOf(callee);
  const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
  return variable !== undefined && isOwn(variable, fn);
}

/** The mentions of a constant of the function, when all that is done with it is to call it. */
function ownUses(name: Identifier, fn: FunctionNode, source: Source): readonly Node[] {
  const variable = source.bindings.variable(name) ?? source.bindings.declaredBy(name);
  if (variable === undefined || !isOwn(variable, fn)) return [];
  const reads = variable.references.filter((each) => each.isRead()).map(({ identifier }) => identifier);
  return areCalls(variable, fn, source) ? [...variable.identifiers, ...reads] : [];
}

/** Whether all that is done with a constant is to call it, or its methods. */
function areCalls({ references }: Variable, fn: FunctionNode, source: Source): boolean {
  return references.every((each) => {
    if (!each.isRead()) return true;
    const at = wrapped(each.identifier);
    return isOwnCall(at.parent?.type === 'MemberExpression' && at.parent.object === at ? at.parent : at, fn, source);
  });
}

function isOwn(variable: Variable, fn: FunctionNode): boolean {
  const [declared] = variable.identifiers;
  const made = initializer(variable);
  // What the function has been given back by others, or does itself: `const stop = () => emitter.off(event, listener)`.
  if (declared === undefined || made === undefined || !isInside(declared, fn.body)) return false;
  return made.type === 'CallExpression' || isFunction(made) || isDisposer(made);
}

/** `new DisposableStack()`, `new CompositeDisposable()` */
function isDisposer(made: Node): boolean {
  return made.type === 'NewExpression' && calledName(made)?.includes('Dispos') === true;
}

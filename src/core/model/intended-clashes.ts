import {
  calledName,
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type Node,
} from '../source/ast.ts';
import { callsIn } from '../source/calls.ts';
import { type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { unbound } from './local-functions.ts';
import type { Clash } from './settlement-flow.ts';
import { isInTest } from './test-code.ts';

/** What a function that tidies up calls. */
const releases = /^(?:clear(?:Timeout|Interval|Immediate)|off|remove\w*|unsubscribe|dispose|disconnect)$/u;

/** Two settlements that are both meant: nothing is lost by the second, or a test shows what comes of it. */
export function isMeant(clash: Clash, source: Source): boolean {
  return (
    isNet(clash, source) ||
    isShown(clash, source) ||
    isGateOfTest(clash, source) ||
    isNotTaken(clash) ||
    isTidying(clash) ||
    [clash.earlier, clash.later].some((each) => isReplaced(each, source))
  );
}

/** `const { setup } = app; app.setup = () => { …; setup.call(app); }`: a method calls the one that it takes the place of. */
function isReplaced(each: Node, source: Source): boolean {
  const call = unwrap(each);
  if (call.type !== 'CallExpression') return false;
  let callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression' && /^(?:call|apply)$/u.test(propertyName(callee) ?? ''))
    callee = unwrap(callee.object);
  const variable = callee.type === 'Identifier' ? source.bindings.variable(callee) : undefined;
  const name = variable && memberReadBy(variable);
  if (name === undefined) return false;
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    const { parent } = wrapped(fn);
    if (parent?.type === 'Property' && propertyName(parent) === name) return true;
    const left = parent?.type === 'AssignmentExpression' ? unwrap(parent.left) : undefined;
    if (left?.type === 'MemberExpression' && propertyName(left) === name) return true;
  }
  return false;
}

/** The member whose value is all that a variable is ever given. */
function memberReadBy({ defs, references }: Variable): string | undefined {
  const names = new Set<string | undefined>();
  for (const { node, name } of defs) {
    if (node.type !== 'VariableDeclarator') return undefined;
    const property = name.parent;
    if (node.id.type === 'ObjectPattern' && property?.type === 'Property') names.add(propertyName(property));
  }
  for (const reference of references) {
    if (!reference.isWrite() || !reference.writeExpr) continue;
    const value = unbound(reference.writeExpr);
    if (reference.init === true && names.size > 0) continue;
    names.add(value.type === 'MemberExpression' ? propertyName(value) : undefined);
  }
  return names.size === 1 ? [...names][0] : undefined;
}

/** `resolve(); cancel();`: what tidies up also rejects, which is to tell whoever waits still. */
function isTidying({ earlier, later, handle, isHandedOver }: Clash): boolean {
  const { use, through } = handle;
  if (isHandedOver || through === undefined || use.kind !== 'settle' || use.role !== 'reject') return false;
  const [first, second] = [earlier, later].map((each) => wrapped(each).parent);
  if (first?.type !== 'ExpressionStatement' || second?.type !== 'ExpressionStatement') return false;
  const block = first.parent;
  if (block.type !== 'BlockStatement' || block.body[block.body.indexOf(first) + 1] !== second) return false;
  return callsIn(through.body).some((call) => releases.test(calledName(call) ?? ''));
}

/** `try { …; release(); … } finally { release(); }`, also of a chain: a gate that is opened whatever happens, and says nothing. */
function isNet({ earlier, later, handle, isHandedOver }: Clash, source: Source): boolean {
  const { executor } = handle.completion;
  if (isHandedOver || (executor !== undefined && isInside(later, executor))) return false;
  const first = unwrap(earlier);
  const second = unwrap(later);
  if (first.type !== 'CallExpression' || second.type !== 'CallExpression') return false;
  if (first.arguments.length + second.arguments.length > 0) return false;
  if (source.text.slice(...first.callee.range) !== source.text.slice(...second.callee.range)) return false;
  for (let at = later.parent; at; at = at.parent) {
    if (at.type === 'TryStatement')
      return at.finalizer !== null && isInside(later, at.finalizer) && isInside(earlier, at.block);
    if (isFunction(at)) {
      const call = wrapped(at).parent;
      const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
      return callee?.type === 'MemberExpression' && propertyName(callee) === 'finally' && isInside(earlier, callee);
    }
  }
  return false;
}

/** `try { read(path, resolve, reject); } catch (e) { reject(e); }`: what throws has not taken what it was given. */
function isNotTaken({ earlier, later, isHandedOver }: Clash): boolean {
  if (!isHandedOver) return false;
  for (let at: Node | undefined = later; at; at = at.parent) {
    if (at.type !== 'TryStatement') continue;
    const { block, handler } = at;
    return handler !== null && isInside(later, handler) && block.body.length === 1 && isInside(earlier, block);
  }
  return false;
}

/** One after the other in the body of a test, on a deferred: it is there to show that the second does nothing. */
function isShown({ earlier, later, handle }: Clash, source: Source): boolean {
  if (!isInTest(later, source)) return false;
  if (isAsserted(later)) return true;
  if (handle.completion.executor !== undefined) return false;
  const block = blockOf(later);
  return block !== undefined && block === blockOf(earlier);
}

/** `throws(() => deferred.resolve())` */
function isAsserted(call: Node): boolean {
  const fn = wrapped(call).parent;
  const to = fn?.type === 'ArrowFunctionExpression' ? wrapped(fn).parent : undefined;
  return to?.type === 'CallExpression' && /^(?:throws|doesNotThrow|expect|rejects)$/u.test(calledName(to) ?? '');
}

/** `for await (const each of all) { expect(each)…; gate.resolve(); }`: a test lets go what waits, and may do so again. */
function isGateOfTest({ earlier, later, handle }: Clash, source: Source): boolean {
  const call = unwrap(later);
  return (
    earlier === later &&
    handle.completion.executor === undefined &&
    call.type === 'CallExpression' &&
    call.arguments.length === 0 &&
    isInTest(later, source)
  );
}

function blockOf(call: Node): Node | undefined {
  const statement = wrapped(call).parent;
  const block = statement?.type === 'ExpressionStatement' ? statement.parent : undefined;
  return block?.type === 'BlockStatement' && block.parent.type.includes('Function') ? block : undefined;
}

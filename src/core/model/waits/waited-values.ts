import { calleeName } from '../../flow/callback-timing.ts';
import { enclosingFunction, isFunction, wrapped, type FunctionNode, type Node } from '../../source/ast.ts';

/** `return String(chunk).trim() === 'y';`: whether what a function gives is what the value says, and no other code has got it. */
export function isGivenAsIs(node: Node, fn: FunctionNode): boolean {
  for (let at = wrapped(node); at.parent && !isFunction(at.parent); at = wrapped(at.parent)) {
    const { parent } = at;
    if (parent.type === 'ReturnStatement') return enclosingFunction(parent) === fn;
    const isGiven = (parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee !== at;
    if (isGiven && !converting.test(calleeName(parent) ?? '')) return false;
  }
  return false;
}

/** What gives a value another form. */
const converting = /^(?:String|Number|Boolean|BigInt|parseInt|parseFloat|JSON\.parse|Buffer\.from|Number\.parse\w+)$/u;

import { unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';

/** Constructors whose instances have no `then` and are never null. */
const plainClasses = /^(?:\w*Error|\w*Exception|Map|Set|WeakMap|WeakSet|Date|RegExp|URL|URLSearchParams|Array|ArrayBuffer|Blob|FormData|Headers|(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array)$/u;

/** Whether a value can have no callable `then`: by what it is, or by its type. */
export function isSurelyNoThenable(node: Node, source: Source): boolean {
  const at = unwrap(node);
  switch (at.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'UpdateExpression':
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
      return true;
    case 'Identifier':
      return at.name === 'undefined' || source.types.isThenable(at) === 'no';
    case 'ObjectExpression':
      return at.properties.every((each) => each.type === 'Property' && !each.computed && !(each.key.type === 'Identifier' && each.key.name === 'then') && each.key.type === 'Identifier');
    case 'NewExpression':
      return isPlainInstance(at.callee, source);
    case 'ConditionalExpression':
      return isSurelyNoThenable(at.consequent, source) && isSurelyNoThenable(at.alternate, source);
    case 'LogicalExpression':
      return isSurelyNoThenable(at.left, source) && isSurelyNoThenable(at.right, source);
    default:
      return source.types.isThenable(at) === 'no';
  }
}

/** Whether a value can be neither null nor undefined. */
export function isSurelyNotNullish(node: Node, source: Source): boolean {
  const at = unwrap(node);
  switch (at.type) {
    case 'Literal':
      return 'regex' in at || at.value !== null;
    case 'TemplateLiteral':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'NewExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'BinaryExpression':
      return true;
    case 'ConditionalExpression':
      return isSurelyNotNullish(at.consequent, source) && isSurelyNotNullish(at.alternate, source);
    case 'LogicalExpression':
      return at.operator !== '&&' && isSurelyNotNullish(at.right, source);
    case 'CallExpression': {
      const callee = unwrap(at.callee);
      return (callee.type === 'Identifier' && /^(?:\w*Error|String|Number)$/u.test(callee.name)) || source.types.isNullable(at) === 'no';
    }
    default:
      return source.types.isNullable(at) === 'no';
  }
}

function isPlainInstance(callee: Node, source: Source): boolean {
  const at = unwrap(callee);
  return at.type === 'Identifier' && plainClasses.test(at.name) && (source.bindings.isGlobal(at) || /(?:Error|Exception)$/u.test(at.name));
}

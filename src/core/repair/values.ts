import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';

/** Constructors whose instances have no `then` and are never null. */
const plainClasses =
  /^(?:\w*Error|\w*Exception|Map|Set|WeakMap|WeakSet|Date|RegExp|URL|URLSearchParams|Array|ArrayBuffer|Blob|FormData|Headers|(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array)$/u;

/** Functions that never return null or undefined. */
const plainFunctions =
  /^(?:(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error|String|Number|Boolean|BigInt|Symbol)$/u;

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
      return at.properties.every(isPlainProperty);
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
      return (
        (callee.type === 'Identifier' && plainFunctions.test(callee.name) && source.bindings.isGlobal(callee)) ||
        source.types.isNullable(at) === 'no'
      );
    }
    case 'Identifier':
      return source.types.isNullable(at) === 'no' || isMadeConstant(at, source);
    default:
      return source.types.isNullable(at) === 'no';
  }
}

/** `const error = new Error()`: a constant stays what it was made. */
function isMadeConstant(name: TSESTree.Identifier, source: Source): boolean {
  const declarator = source.bindings.variable(name)?.defs[0]?.node;
  if (declarator?.type !== 'VariableDeclarator' || declarator.parent.kind !== 'const') return false;
  return (
    declarator.id.type === 'Identifier' && declarator.init !== null && unwrap(declarator.init).type === 'NewExpression'
  );
}

/** A property that gives the object no `then`, of its own or through a prototype. */
function isPlainProperty(property: Node): boolean {
  if (property.type !== 'Property' || property.computed) return false;
  const name = propertyName(property);
  return name !== undefined && name !== 'then' && (name !== '__proto__' || property.shorthand || property.method);
}

function isPlainInstance(callee: Node, source: Source): boolean {
  const at = unwrap(callee);
  return (
    at.type === 'Identifier' &&
    plainClasses.test(at.name) &&
    (source.bindings.isGlobal(at) || /(?:Error|Exception)$/u.test(at.name))
  );
}

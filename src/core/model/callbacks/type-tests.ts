import { lastName, unwrap, type Node } from '../../source/ast.ts';
import { constantValue, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';

/**
 * Whether a test comes out so only where one of the variables holds no function: `typeof a === 'string'`, `typeof a !== 'function'`,
 * `a instanceof Context`, or a constant that is one of these.
 */
export function saysNoFunction(
  test: Node,
  outcome: boolean,
  variables: ReadonlySet<Node | Variable>,
  source: Source,
): boolean {
  const at = unwrap(test);
  const says = (each: Node, is = outcome): boolean => saysNoFunction(each, is, variables, source);
  const isNamed = (asked: Node): boolean => {
    const variable = asked.type === 'Identifier' ? source.bindings.variable(asked) : undefined;
    return variable !== undefined && variables.has(variable);
  };
  switch (at.type) {
    case 'UnaryExpression':
      return at.operator === '!' && says(at.argument, !outcome);
    case 'LogicalExpression':
      return at.operator === (outcome ? '&&' : '||') && (says(at.left) || says(at.right));
    case 'Identifier': {
      const variable = source.bindings.variable(at);
      const value = constantValue(variable);
      return value != null && unwrap(value).type === 'BinaryExpression' && says(value);
    }
    case 'BinaryExpression': {
      const [left, right] = [unwrap(at.left), unwrap(at.right)];
      // An instance of a class is no function, but for the classes of functions.
      if (at.operator === 'instanceof')
        return outcome && isNamed(left) && lastName(right)?.endsWith('Function') !== true;
      if (!/^[!=]==?$/u.test(at.operator) || left.type !== 'UnaryExpression' || left.operator !== 'typeof')
        return false;
      if (!isNamed(unwrap(left.argument)) || right.type !== 'Literal') return false;
      const isOfType = at.operator.startsWith('=') === outcome;
      return right.value === 'function' ? !isOfType : isOfType;
    }
    default:
      return false;
  }
}

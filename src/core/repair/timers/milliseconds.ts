import { unwrap, type Node } from '../../source/ast.ts';
import { initializer, isConstant, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { isTyped } from '../deferred-to-source/result-type.ts';

/** Names of constants, which are there. */
const constant = /^[A-Z][A-Z\d_]*$/u;

/**
 * What to write for the time of a timer where a number is asked for, which a timer does not: the text as it is, or
 * with `?? 0` for an optional parameter, or for an option that may be left out. Undefined where it may be no number.
 */
export function millisecondsText(time: Node | undefined, source: Source): string | undefined {
  if (time === undefined) return '0';
  const text = source.text.slice(...time.range);
  const at = unwrap(time);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  if (variable && !isTyped(source) && isLeftOutByDefault(variable)) return `${text} ?? 0`;
  if (isNumber(time, source, 0)) return text;
  return variable && isOptionalNumber(variable) ? `${text} ?? 0` : undefined;
}

function isNumber(node: Node, source: Source, depth: number): boolean {
  const at = unwrap(node);
  const isEach = (...nodes: readonly Node[]): boolean => nodes.every((each) => isNumber(each, source, depth + 1));
  if (depth > 6) return false;
  switch (at.type) {
    case 'Literal':
      return typeof at.value === 'number';
    case 'UnaryExpression':
      return at.operator === '-' || at.operator === '+';
    case 'UpdateExpression':
      return true;
    case 'BinaryExpression':
      return /^[-*/%]|\*\*$/u.test(at.operator) || (at.operator === '+' && isEach(at.left, at.right));
    case 'ConditionalExpression':
      return isEach(at.consequent, at.alternate);
    case 'LogicalExpression':
      // Of `a || 100` and `a ?? 100` only the last shows, and the first is there.
      return at.operator === '&&' ? isEach(at.left, at.right) : isEach(at.right);
    case 'CallExpression':
      return isNumeric(at.callee, source) || isSurelyThere(at, source);
    case 'Identifier': {
      if (at.name === 'undefined') return false;
      const variable = source.bindings.variable(at);
      if (constant.test(at.name) || isSurelyThere(at, source)) return true;
      return variable !== undefined && isNumberVariable(variable, source, depth + 1);
    }
    case 'MemberExpression':
      return at.property.type === 'Identifier' && constant.test(at.property.name) ? true : isSurelyThere(at, source);
    default:
      return false;
  }
}

/** What a type or nothing but trust says: JavaScript has no types, and gives a timer its time as it gives it to anyone. */
function isSurelyThere(node: Node, source: Source): boolean {
  return !isTyped(source) || source.types.isNullable(node) === 'no';
}

/** `Math.max(…)`, `Number(…)` */
function isNumeric(callee: Node, { bindings }: Source): boolean {
  const at = unwrap(callee);
  const name = at.type === 'MemberExpression' ? unwrap(at.object) : at;
  if (name.type !== 'Identifier' || !bindings.isGlobal(name)) return false;
  return at === name ? /^(?:Number|parseInt|parseFloat)$/u.test(name.name) : /^(?:Math|Number)$/u.test(name.name);
}

function isNumberVariable(variable: Variable, source: Source, depth: number): boolean {
  const annotation = annotationOf(variable);
  if (annotation !== undefined) return annotation === 'number';
  const [definition] = variable.defs;
  if (definition?.type === 'Parameter') {
    const { parent } = definition.name;
    return parent?.type === 'AssignmentPattern' && isNumber(parent.right, source, depth);
  }
  const init = initializer(variable);
  return init !== undefined && isConstant(variable) && isNumber(init, source, depth);
}

function isOptionalNumber(variable: Variable): boolean {
  return annotationOf(variable) === 'optional';
}

/** `interval` of `({ interval, limit } = {}) => …`: who gives nothing gives none. */
function isLeftOutByDefault({ defs: [definition] }: Variable): boolean {
  const property = definition?.type === 'Parameter' ? definition.name.parent : undefined;
  const pattern = property?.type === 'Property' ? property.parent : undefined;
  const given = pattern?.parent;
  return given?.type === 'AssignmentPattern' && given.left === pattern && isEmptyObject(given.right);
}

function isEmptyObject(node: Node): boolean {
  return node.type === 'ObjectExpression' && node.properties.length === 0;
}

function annotationOf({ defs: [definition] }: Variable): 'number' | 'optional' | 'other' | undefined {
  const name = definition?.name;
  // Where there is none, one parser leaves it out and the other says null.
  if (name?.type !== 'Identifier' || !name.typeAnnotation) return undefined;
  if (name.typeAnnotation.typeAnnotation.type !== 'TSNumberKeyword') return 'other';
  return name.optional ? 'optional' : 'number';
}

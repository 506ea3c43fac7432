import { unwrap, wrapped, type CallExpression, type FunctionNode } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { annotationOf } from './sure-objects.ts';

// What is given to a resolver that takes anything, and then to a source that takes one type.

/** Whether calls of `(resolve: any) => …` give nothing but what the source takes; those of a resolver of another type do. */
export function callsFit({ params: [resolve] }: FunctionNode, type: string, source: Source): boolean {
  const variable = resolve?.type === 'Identifier' ? source.bindings.declaredBy(resolve) : undefined;
  const declared = variable && annotationOf(variable);
  if (
    variable === undefined ||
    declared === undefined ||
    !/\b(?:any|Function)\b/u.test(source.text.slice(...declared.range))
  )
    return true;
  return variable.references.every(({ identifier }) => {
    const call = wrapped(identifier).parent;
    if (call?.type !== 'CallExpression' || call.callee !== wrapped(identifier)) return true;
    return mayFit(call, type) && surelyFits(call, type, source);
  });
}

/** Whether a value is of a type for all that is written: a place of type `any` takes others, too. */
export function surelyFits({ arguments: [argument] }: CallExpression, type: string, source: Source): boolean {
  if (argument === undefined || /^(?:any|unknown)$/u.test(type)) return true;
  const value = unwrap(argument);
  if (argument.type === 'TSAsExpression') {
    const said = source.text.slice(...argument.typeAnnotation.range);
    return said === 'any' || said === type;
  }
  // What is written in place is either of the type, or would not have been meant for it.
  if (/^(?:Literal|TemplateLiteral|ObjectExpression|ArrayExpression|UnaryExpression)$/u.test(value.type)) return true;
  if (value.type === 'NewExpression') return source.text.slice(...value.callee.range) === type.replace(/<.*/su, '');
  if (value.type !== 'Identifier') return false;
  const variable = source.bindings.variable(value);
  const declared = variable && annotationOf(variable);
  if (value.name === 'undefined' || type === `typeof ${value.name}`) return true;
  return declared !== undefined && source.text.slice(...declared.range) === type;
}

/** Whether an object or array that is written in place is of a type for all that is written; others are not asked about. */
export function literalFits({ arguments: [argument] }: CallExpression, type = 'unknown'): boolean {
  const isLiteral = argument?.type === 'ObjectExpression' || argument?.type === 'ArrayExpression';
  return !isLiteral || /^(?:any|unknown|object)$/u.test(type);
}

/** Whether a value may be of a type, as written: a resolver of a laxer type may have taken what the source does not. */
export function mayFit(call: CallExpression, type: string): boolean {
  const [argument] = call.arguments;
  const value = argument && unwrap(argument);
  const types = type.split('|').map((each) => each.trim());
  if (types.some((each) => /^(?:any|unknown)$/u.test(each))) return true;
  if (value === undefined) return types.some((each) => /^(?:void|undefined)$/u.test(each));
  if (
    value.type !== 'Literal' ||
    !types.every((each) => /^(?:string|number|boolean|bigint|null|void|undefined)$/u.test(each))
  )
    return true;
  return types.includes(value.value === null ? 'null' : typeof value.value);
}

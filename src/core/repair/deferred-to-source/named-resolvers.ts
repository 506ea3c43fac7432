import type { Completion } from '../../model/completion.ts';
import { isFunction, unwrap, type FunctionNode, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { losesComments } from '../comments.ts';
import type { Edit } from '../edit.ts';
import { semicolon } from '../layout.ts';
import { becomesSource } from './inline-executor.ts';

/**
 * The edits that give names to the resolvers of an executor that only keeps its arguments,
 * `(...args) => ([resolve, reject] = args)` or `function () { resolve = arguments[0]; }`: it can become a source from there,
 * which is for the next pass. Undefined for any other.
 */
export function nameResolvers(completion: Completion, source: Source): readonly Edit[] | undefined {
  const { node } = completion;
  const [argument] = node.type === 'NewExpression' ? node.arguments : [];
  const executor = argument && unwrap(argument);
  if (node.type !== 'NewExpression' || node.arguments.length !== 1 || !isFunction(executor)) return undefined;
  const kept = keptArguments(executor);
  if (kept === undefined || !becomesSource(completion, node, executor, source, () => [])) return undefined;
  const texts = kept.map((target) => source.text.slice(...target.range));
  const names = texts.some((text) => /^re[sj]$/u.test(text)) ? ['resolve', 'reject'] : ['res', 'rej'];
  if (texts.some((text) => names.includes(text))) return undefined;
  const end = semicolon(source.text);
  const body = texts.map((text, index) => `${text} = ${names[index] ?? ''}`).join('; ');
  const text = `(${names.slice(0, texts.length).join(', ')}) => { ${body}${end} }`;
  const edits = [{ range: executor.range, text }];
  return losesComments(edits, source) ? undefined : edits;
}

/** What the arguments are assigned to, in their order. */
function keptArguments(executor: FunctionNode): readonly Node[] | undefined {
  const { body, params } = executor;
  const statements: readonly Node[] = body.type === 'BlockStatement' ? body.body : [body];
  const written = statements.map((each) => unwrap(each.type === 'ExpressionStatement' ? each.expression : each));
  const isPlain = !executor.async && !executor.generator;
  if (!isPlain || params.length > 1 || written.length === 0) return undefined;
  const targets = params[0] === undefined ? fromArguments(executor, written) : fromRest(params[0], written);
  const isNamed = targets?.every(({ type }) => type === 'Identifier') === true;
  return isNamed && targets.length > 0 && targets.length < 3 ? targets : undefined;
}

/** `resolve = arguments[0]; reject = arguments[1];` */
function fromArguments({ type }: FunctionNode, written: readonly Node[]): readonly Node[] | undefined {
  if (type !== 'FunctionExpression') return undefined;
  const targets = written.map((each, index) => {
    if (each.type !== 'AssignmentExpression' || each.operator !== '=') return undefined;
    const value = unwrap(each.right);
    const isOwn =
      value.type === 'MemberExpression' &&
      value.object.type === 'Identifier' &&
      value.object.name === 'arguments' &&
      value.property.type === 'Literal' &&
      value.property.value === index;
    return isOwn ? each.left : undefined;
  });
  return targets.every((each) => each !== undefined) ? targets : undefined;
}

/** `[resolve, reject] = args` */
function fromRest(rest: Node, [each, ...others]: readonly Node[]): readonly Node[] | undefined {
  const name = rest.type === 'RestElement' && rest.argument.type === 'Identifier' ? rest.argument.name : undefined;
  if (each?.type !== 'AssignmentExpression' || each.operator !== '=' || others.length > 0) return undefined;
  const value = unwrap(each.right);
  if (each.left.type !== 'ArrayPattern' || value.type !== 'Identifier' || value.name !== name) return undefined;
  const { elements } = each.left;
  return elements.every((element) => element !== null) ? elements : undefined;
}

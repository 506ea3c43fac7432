import type { TSESTree } from '@typescript-eslint/types';
import type { Completion } from '../../model/completion.ts';
import { enclosingFunction, isInside, type FunctionNode, type Node } from '../../source/ast.ts';
import { initializer, isConstant, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { someNode } from '../../source/visit.ts';
import { hasCommentAbove, losesComments } from '../comments.ts';
import type { Edit } from '../edit.ts';
import { movedText, removeStatement } from '../layout.ts';
import { originSite, type OriginSite } from './origin-site.ts';
import { isTyped, resultType } from './result-type.ts';
import { isRefusal } from './skip.ts';

/**
 * The edits that write an executor where it is given, `const executor = (resolve) => { … }; new Promise(executor)`: one that
 * has no other use, and that can become a source from there, which is for the next pass. Undefined for any other.
 */
export function inlineExecutor(completion: Completion, source: Source): readonly Edit[] | undefined {
  const { node, executor } = completion;
  if (node.type !== 'NewExpression' || node.arguments.length !== 1 || executor === undefined) return undefined;
  const [given] = node.arguments;
  const variable = given?.type === 'Identifier' ? source.bindings.variable(given) : undefined;
  const statement = variable && declarationOf(variable, executor);
  if (given === undefined || statement === undefined) return undefined;
  // A variable that is declared further below may not be there yet.
  if (statement !== executor && statement.range[0] > node.range[0]) return undefined;
  if (!staysTheSame(executor, statement, node, source) || !becomesSource(completion, node, executor, source))
    return undefined;
  if (isTyped(source) && (!node.typeArguments || isFarOff(statement, node))) return undefined;
  const edits = [removeStatement(source, statement), { range: given.range, text: movedText(executor, node, source) }];
  return hasCommentAbove(statement, source) || losesComments(edits, source) ? undefined : edits;
}

/** The statement that declares an executor and nothing else, for a single use. */
function declarationOf(variable: Variable, executor: FunctionNode): Node | undefined {
  const uses = variable.references.filter(({ init }) => init !== true);
  const [definition, ...others] = variable.defs;
  if (uses.length !== 1 || others.length > 0 || !isConstant(variable) || definition === undefined) return undefined;
  if (definition.node === executor)
    return executor.type === 'FunctionDeclaration' && isInBlock(executor) ? executor : undefined;
  const init = initializer(variable);
  if (init === undefined || init !== executor) return undefined;
  const { parent, type } = definition.node;
  if (type !== 'VariableDeclarator' || definition.node.id.typeAnnotation) return undefined;
  const declaration = parent;
  return declaration.declarations.length === 1 && isInBlock(declaration) ? declaration : undefined;
}

/** Not one that is exported, or the head of a loop. */
function isInBlock({ parent }: Node): boolean {
  return parent?.type === 'BlockStatement' || parent?.type === 'Program';
}

/** Whether all that the executor names means the same where the promise is made. */
function staysTheSame(executor: FunctionNode, statement: Node, node: Node, source: Source): boolean {
  if (!isInside(node, statement.parent ?? statement) || isInside(node, statement)) return false;
  const isSameThis = thisFunction(statement) === thisFunction(node);
  return !someNode(executor, (each) => {
    if (each.type === 'ThisExpression' || each.type === 'Super' || each.type === 'MetaProperty') return !isSameThis;
    if (each.type !== 'Identifier') return false;
    if (each.name === 'arguments') return !isSameThis;
    const variable = source.bindings.variable(each);
    const isOwn = variable?.defs.some(({ name }) => isInside(name, executor)) === true;
    const reads = source.bindings.reference(each) !== undefined;
    return reads && !isOwn && source.bindings.visible(each.name, node) !== variable;
  });
}

function thisFunction(node: Node): Node | undefined {
  let fn = enclosingFunction(node);
  while (fn?.type === 'ArrowFunctionExpression') fn = enclosingFunction(fn);
  return fn;
}

/** Whether nothing of what keeps a promise from becoming a source is true of this one, with the executor in place. */
export function becomesSource(
  completion: Completion,
  node: TSESTree.NewExpression,
  executor: FunctionNode,
  source: Source,
  resolversOf?: (executor: FunctionNode) => OriginSite['resolvers'],
): boolean {
  try {
    const { position } = originSite(completion, source, executor, resolversOf);
    resultType(node, source);
    return position.kind === 'statement' || position.kind === 'arrow';
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** Whether TypeScript may know more, or less, of a variable where the promise is made: what stands between may narrow it. */
function isFarOff(statement: Node, node: Node): boolean {
  const { parent } = statement;
  if (parent?.type !== 'BlockStatement' && parent?.type !== 'Program') return true;
  const body: readonly Node[] = parent.body;
  const own = body.findIndex((each) => isInside(node, each));
  const [first, last] = [body.indexOf(statement), own].sort((a, b) => a - b);
  const isPlain = ({ type }: Node): boolean => /^(?:VariableDeclaration|FunctionDeclaration|TS\w+)$/u.test(type);
  return enclosingFunction(node) !== enclosingFunction(statement) || !body.slice((first ?? 0) + 1, last).every(isPlain);
}

import type { TSESTree } from '@typescript-eslint/types';
import { completionModel } from '../../model/build-model.ts';
import { bodyOf } from '../../model/function-bodies.ts';
import { isFunction, isInside, unwrap, wrapped, type Node } from '../../source/ast.ts';
import type { Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import type { Edit } from '../edit.ts';
import { isPlainCall } from './around.ts';
import { isTypedByComment } from './checked-javascript.ts';
import { isConstantPlace, sureOf } from './constant-place.ts';
import { removedDeclaration } from './declarations.ts';
import { mentionsOf, variableDeclaration, type Kept, type Place } from './kept.ts';
import type { OriginSite } from './origin-site.ts';
import { isTyped } from './result-type.ts';
import { isRefusal, SkipSite } from './skip.ts';

/** A variable that the executor fills, and where: `done = () => resolve(1);` */
interface Filled {
  readonly kept: Kept;
  readonly write: TSESTree.AssignmentExpression;
  readonly declarator: TSESTree.VariableDeclarator;
}

/**
 * `let done;` above a promise whose executor fills it becomes `const done = () => …` where its statements stand now: beside
 * that declaration, a `let` of one assignment is what linters complain of.
 */
export function editFilledConstants(site: OriginSite, source: Source): Edit[] {
  const { position } = site;
  if (position.kind !== 'statement' || position.isAlone) return [];
  let filled = site.body.flatMap((statement) => filledBy(statement, site, position.statement, source));
  for (;;) {
    try {
      return filled.flatMap((each) => constantEdits(each, filled, source));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // Declarations that are written together go together, or stay.
      filled = filled.slice(0, -1);
    }
  }
}

function filledBy(statement: Node, site: OriginSite, around: Node, source: Source): Filled[] {
  const write = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : statement;
  if (write.type !== 'AssignmentExpression' || write.operator !== '=' || write.left.type !== 'Identifier') return [];
  const variable = source.bindings.variable(write.left);
  if (variable?.defs.length !== 1) return [];
  const place: Place = { kind: 'variable', key: variable, variable };
  const declarator = variableDeclaration(place);
  if (!declarator || declarator.parent.parent !== around.parent || isTypedByComment(place, source)) return [];
  // What is empty at first may be so again.
  if (declarator.init !== null && !isFunction(unwrap(write.right))) return [];
  const mentions = mentionsOf(place, completionModel(source), source);
  if (!isConstantPlace(place, mentions, site, around, source)) return [];
  // Where the assignment stands in the same function, TypeScript knows the variable as a function from there on, and
  // objects to a condition that only asks for it.
  const isFunctionType = declarator.id.typeAnnotation?.typeAnnotation.type === 'TSFunctionType';
  if (isTyped(source) && !isFunctionType && mentions.some(({ node }) => isOnlyAsked(node, variable)))
    throw new SkipSite('narrowed');
  return [{ kept: { place, role: 'resolve', mentions }, write, declarator }];
}

/** `done ? 'on' : 'off'`; in `if (done) done();` it is called, too. */
function isOnlyAsked(node: Node, { references }: Variable): boolean {
  const at = wrapped(node);
  const { parent } = at;
  const isTest = (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && parent.test === at;
  if (!isTest && parent?.type !== 'LogicalExpression') return false;
  return !references.some(({ identifier }) => isPlainCall(identifier) && isInside(identifier, parent));
}

function constantEdits({ kept, write, declarator }: Filled, filled: readonly Filled[], source: Source): Edit[] {
  const removal = { kept: filled.map((each) => each.kept), isConstant: true, isFilled: false, isMoved: true };
  const removed = removedDeclaration(kept.place, removal, source);
  const type = declarator.id.typeAnnotation?.typeAnnotation;
  const isSaid = type === undefined || isSaidBy(unwrap(write.right), type, source);
  const text = `const ${source.text.slice(...write.left.range)}${isSaid ? '' : `: ${withoutEmpty(type, source)}`}`;
  return [
    ...removed,
    { range: write.left.range, text },
    ...kept.mentions.flatMap(({ node }) => sureOf(node, kept.place, unwrap(write.right))),
  ];
}

/** A type without what said that the variable is empty at first. */
function withoutEmpty(type: TSESTree.TypeNode, source: Source): string {
  if (type.type !== 'TSUnionType') return source.text.slice(...type.range);
  const full = type.types.filter((each) => each.type !== 'TSNullKeyword' && each.type !== 'TSUndefinedKeyword');
  const [only, ...others] = full.map((each) => source.text.slice(...each.range));
  return only === undefined || others.length > 0 ? source.text.slice(...type.range) : only;
}

/** Whether a function has the type that the variable was given, as TypeScript infers it from what is written. */
function isSaidBy(value: Node, type: TSESTree.TypeNode, { text }: Source): boolean {
  if (type.type !== 'TSFunctionType' || !isFunction(value) || value.generator) return false;
  if (type.typeParameters || value.typeParameters || value.returnType) return false;
  const parameters = (fn: { readonly params: readonly Node[] }): string =>
    fn.params.map(({ range }) => text.slice(...range)).join(', ');
  const returned = type.returnType && text.slice(...type.returnType.typeAnnotation.range);
  const returnsNothing =
    value.body.type === 'BlockStatement' && bodyOf(value).returnStatements.every(({ argument }) => !argument);
  return (
    returnsNothing && parameters(type) === parameters(value) && returned === (value.async ? 'Promise<void>' : 'void')
  );
}

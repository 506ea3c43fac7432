import type { TSESTree } from '@typescript-eslint/types';
import {
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Identifier,
  type Node,
} from '../../source/ast.ts';
import type { Place } from './signals-places.ts';

// To ask TypeScript for the type of a name makes it infer all that leads there, which takes far longer than all else that
// a rule does. These are the names worth the question.

/** What a signal is called, and the members that hold one. */
const names = /signal|abort|cancel|token/iu;

/** Annotations that no object with members of its own fits. */
const plain: ReadonlySet<string> = new Set([
  'TSArrayType',
  'TSBigIntKeyword',
  'TSBooleanKeyword',
  'TSConstructorType',
  'TSFunctionType',
  'TSLiteralType',
  'TSNeverKeyword',
  'TSNullKeyword',
  'TSNumberKeyword',
  'TSStringKeyword',
  'TSSymbolKeyword',
  'TSTemplateLiteralType',
  'TSTupleType',
  'TSUndefinedKeyword',
  'TSVoidKeyword',
] satisfies readonly `${TSESTree.AST_NODE_TYPES}`[]);

/** Methods that give their function elements of a list, or what a promise has become: data, and nobody's options. */
const givesData =
  /^(?:map|flatMap|filter|find|findIndex|findLast|findLastIndex|forEach|some|every|reduce|reduceRight|sort|toSorted|then|catch)$/u;

/** Whether a parameter may have the type of a signal: whatever it is called, but a part of one goes by its name. */
export function mayBeTypedSignal(node: Identifier, place: Place, holder: FunctionNode): boolean {
  if (names.test(place.property) || names.test(node.name)) return true;
  return place.kind !== 'property' && mayHoldMembers(place, holder);
}

/** Whether a parameter may be an object that holds a signal. */
export function mayHoldMembers({ kind, annotation }: Place, holder: FunctionNode): boolean {
  if (kind !== 'whole') return true;
  return annotation === undefined ? !isGivenData(holder) : !plain.has(annotation.type);
}

function isGivenData(fn: FunctionNode): boolean {
  const use = wrapped(fn);
  const callee =
    use.parent?.type === 'CallExpression' && use.parent.callee !== use ? unwrap(use.parent.callee) : undefined;
  return callee?.type === 'MemberExpression' && givesData.test(propertyName(callee) ?? '');
}

/** Whether a local may be a signal that only its type tells: by its own name, or that of what gives it. */
export function mayGiveSignal(node: Identifier, { id, init }: TSESTree.VariableDeclarator): boolean {
  if (names.test(node.name)) return true;
  const annotation = id === node ? id.typeAnnotation : undefined;
  if (annotation) return !plain.has(annotation.typeAnnotation.type);
  return init !== null && id === node && names.test(lastName(given(init)) ?? '');
}

function given(init: Node): Node {
  const at = unwrap(init);
  if (at.type === 'AwaitExpression') return given(at.argument);
  return at.type === 'CallExpression' ? unwrap(at.callee) : at;
}

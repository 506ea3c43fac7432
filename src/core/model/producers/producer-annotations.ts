import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Variable } from '../../source/scopes.ts';
import { moduleOf } from '../origins.ts';

/** A variable or field that the file declares to hold a producer, or a collection of them. */
export interface AnnotatedProducer {
  readonly declared: Variable | TSESTree.PropertyDefinition;
  readonly node: Node;
  readonly isCollection: boolean;
}

const names = /\b(?:TaskCompletionSource|PromiseWithResolvers|Deferred(?:Promise)?)\b/gu;
const collections = /^(?:Map|ReadonlyMap|Set|ReadonlySet|Array|ReadonlyArray|Record)$/u;

/** What type annotations say: the only trace of a producer that was made in another file. */
export function* annotatedProducers(source: Source): Generator<AnnotatedProducer> {
  for (const node of source.mentions.matching(names)) {
    const reference = node.type === 'Identifier' && node.parent.type === 'TSTypeReference' ? node.parent : undefined;
    if (reference === undefined || !isProducerType(node as TSESTree.Identifier, source)) continue;
    const found = declaration(reference, source);
    if (found !== undefined) yield { ...found, node };
  }
}

function isProducerType(node: TSESTree.Identifier, source: Source): boolean {
  const variable = source.bindings.variable(node);
  const definition = variable?.defs[0];
  if (node.name === 'TaskCompletionSource') return definition === undefined || moduleOf(variable) !== undefined;
  if (node.name === 'PromiseWithResolvers') return definition === undefined;
  if (definition?.node.type === 'TSInterfaceDeclaration')
    return definition.node.extends.length === 0 && isRecord(definition.node.body.body);
  if (definition?.node.type === 'TSTypeAliasDeclaration') {
    const { typeAnnotation } = definition.node;
    return typeAnnotation.type === 'TSTypeLiteral' && isRecord(typeAnnotation.members);
  }
  return node.name === 'DeferredPromise' && moduleOf(variable) === 'p-defer';
}

function isRecord(members: readonly TSESTree.TypeElement[]): boolean {
  const known = members.map((member) =>
    member.type === 'TSPropertySignature' || member.type === 'TSMethodSignature'
      ? member.key.type === 'Identifier' && !member.computed
        ? member.key.name
        : undefined
      : undefined,
  );
  return (
    known.includes('promise') && known.includes('resolve') && !known.includes('then') && !known.includes(undefined)
  );
}

function declaration(type: Node, source: Source): Omit<AnnotatedProducer, 'node'> | undefined {
  let at = type;
  let isCollection = false;
  for (let up = at.parent; up !== undefined; at = up, up = up.parent) {
    switch (up.type) {
      case 'TSUnionType':
        if (up.types.some((each) => each !== at && !isNull(each))) return undefined;
        break;
      case 'TSArrayType':
        if (isCollection) return undefined;
        isCollection = true;
        break;
      case 'TSTypeOperator':
        break;
      case 'TSTypeParameterInstantiation': {
        const owner = up.parent;
        const named =
          owner.type === 'TSTypeReference' ? owner.typeName : owner.type === 'NewExpression' ? owner.callee : up;
        const name = named.type === 'Identifier' ? named.name : '';
        if (isCollection || !collections.test(name) || up.params.at(-1) !== at) return undefined;
        isCollection = true;
        if (owner.type === 'NewExpression') return madeFor(owner, source);
        break;
      }
      case 'TSTypeReference':
        break;
      case 'TSTypeAnnotation': {
        const { parent } = up;
        if (parent.type === 'PropertyDefinition')
          return propertyName(parent) === undefined ? undefined : { declared: parent, isCollection };
        const variable = parent.type === 'Identifier' ? source.bindings.declaredBy(parent) : undefined;
        return variable && { declared: variable, isCollection };
      }
      default:
        return undefined;
    }
  }
  return undefined;
}

/** The variable or field that a `new Map<string, TaskCompletionSource>()` is for. */
function madeFor(node: TSESTree.NewExpression, source: Source): Omit<AnnotatedProducer, 'node'> | undefined {
  const { parent } = node;
  if (parent.type === 'PropertyDefinition')
    return propertyName(parent) === undefined ? undefined : { declared: parent, isCollection: true };
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return undefined;
  const variable = source.bindings.declaredBy(parent.id);
  return variable && { declared: variable, isCollection: true };
}

function isNull(node: Node): boolean {
  return node.type === 'TSNullKeyword' || node.type === 'TSUndefinedKeyword';
}

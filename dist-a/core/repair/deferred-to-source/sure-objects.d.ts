import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Variable } from '../../source/scopes.js';
import type { Source } from '../../source/source.js';
/** Whether an expression surely gives an object: by what it is, by its type, or since code before has used it as one. */
export declare function isSurelyObject(node: Node, source: Source): boolean;
/** The type that a variable or parameter is declared with. */
export declare function annotationOf({ identifiers: [name] }: Variable): TSESTree.TypeNode | undefined;
/** The last part of the name of a type: `Socket` of `net.Socket`. */
export declare function typeName({ typeName: name }: TSESTree.TSTypeReference): string | undefined;
/** The declaration of the field that a `this.x` names, in the class that it stands in. */
export declare function fieldOf(member: TSESTree.MemberExpression): TSESTree.PropertyDefinition | undefined;

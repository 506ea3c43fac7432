import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** The one declaration of this file that a type names: an alias or an interface. Undefined for one with type arguments, or of elsewhere. */
export declare function namedType(type: TSESTree.TypeNode, source: Source): Node | undefined;
/** What a declaration lists, when it is of an object type. */
export declare function listedMembers(declaration: Node | undefined): readonly TSESTree.TypeElement[] | undefined;

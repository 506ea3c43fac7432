import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** Where an import is put: on a line of its own below or above a neighbour, or at the top, apart from the code that follows. */
export interface ImportPlace {
    readonly kind: 'below' | 'above' | 'top';
    readonly offset: number;
}
/**
 * Beside the other imports: that of a package with theirs, above those of the project's own files, as linters of their order
 * ask for, and where they are sorted, in their order. Undefined for a file without code.
 */
export declare function importPlace({ ast, text }: Source, module: string, isModule: boolean): ImportPlace | undefined;
/** Whether a statement does nothing but `require`. */
export declare function isRequire(node: Node): node is TSESTree.VariableDeclaration;

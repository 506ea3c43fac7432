import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Kept, Place } from './kept.js';
/** Whether a variable is declared above a statement of the same block with nothing between that could run. */
export declare function isDeclaredJustAbove(declarator: TSESTree.VariableDeclarator, statement: Node): boolean;
/** @throws {PlacesStay} where a place begins with something that others may read */
export declare function checkInitial(value: Node | null): void;
export declare function isAny({ typeAnnotation }: TSESTree.TSTypeAnnotation): boolean;
/** Whether a place's own type takes more, or says less, than the function of a source does. */
export declare function isLax({ place, role, mentions }: Kept, type: string | undefined, source: Source): boolean;
/** What a declaration is removed with. */
interface Removal {
    readonly kept: readonly Kept[];
    /** A constant takes the place of all of them. */
    readonly isConstant: boolean;
    /** What the field begins with is never seen. */
    readonly isFilled: boolean;
}
/**
 * Removes the declaration of a place; with that of others, which its edit may say again, where all are variables that a
 * constant takes the place of. @throws {PlacesStay} where the declaration has to stay
 */
export declare function removedDeclaration(place: Place, { kept, isConstant, isFilled }: Removal, source: Source): Edit | undefined;
export {};

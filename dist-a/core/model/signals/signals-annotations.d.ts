import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../source/source.js';
import type { Answer } from '../../source/types.js';
type TypeNode = TSESTree.TypeNode;
/** Property names that signals go by. */
export declare const signalName: RegExp;
/** Whether an annotation says AbortSignal; `any`, a type of another file and no annotation say nothing. */
export declare function annotatesSignal(type: TypeNode | undefined, source: Source, depth?: number): Answer;
/** The property of an annotated options object that is a signal. */
export declare function annotatedMember(type: TypeNode | undefined, source: Source): string | undefined;
/** The members of an annotated type that the file shows whole; undefined where some may be elsewhere. */
export declare function allMembers(type: TypeNode | undefined, source: Source, depth?: number): readonly TSESTree.TypeElement[] | undefined;
/** The annotation of one property of an annotated type; undefined when the file does not show it. */
export declare function memberType(type: TypeNode | undefined, name: string, source: Source): TypeNode | undefined;
export {};

import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../source/source.js';
import type { NameAllocator } from '../deferred-to-source/names.js';
import type { Edit } from '../edit.js';
export interface DestructuredPlan {
    readonly edits: readonly Edit[];
    /** Whether a resolver reacts to another promise by itself. */
    readonly isReacting: boolean;
}
/**
 * `const { promise, resolve, reject } = Promise.withResolvers()`: one source in place of the variables.
 * @throws {Refusal} for a use that is not understood.
 */
export declare function editDestructured(pattern: TSESTree.ObjectPattern, construct: string, source: Source, names: NameAllocator): DestructuredPlan;

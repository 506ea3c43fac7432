import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { LockCall, Locks } from './locks.js';
import type { Wait } from '../waits/waited-promises.js';
/** What a function does while it holds a lock. */
export interface LockSection {
    readonly lock: LockCall;
    /** The function, or module, whose body, or a part of it, is the section. */
    readonly fn: FunctionNode | TSESTree.Program;
    /** What the holder waits for before it gives the lock back. */
    readonly waits: readonly Wait[];
}
/** The sections of a file that run under a lock. */
export declare function lockSections(locks: Locks, source: Source): Generator<LockSection>;

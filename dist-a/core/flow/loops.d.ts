import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Flow } from './flow.js';
import type { Entry, State } from './state.js';
/** Passes loops twice, so that what one turn did meets the next. */
export declare class Loops<E extends Entry> {
    private '#private';
    constructor(flow: Flow<E>, source: Source);
    /** Passes a loop: `test` is undefined for `for…of` and `for…in`, which end when nothing is left. */
    run(node: Node & {
        readonly body: Node;
    }, state: State<E>, test: Node | null | undefined, update: Node | null): State<E> | undefined;
}
/** The statement that a `break` leaves or whose next turn a `continue` starts. */
export declare function jumpTarget(node: TSESTree.BreakStatement | TSESTree.ContinueStatement): Node;

import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { StateChange } from './notification-changes.js';
import type { LateChange } from './notification-flow.js';
import type { Owners } from './notification-owners.js';
import type { Notification } from './notifications.js';
export interface Surroundings {
    readonly source: Source;
    readonly owners: Owners;
    readonly neighbours: Neighbours;
    /** The name of the state that changes. */
    readonly name: string;
}
/** The changes and notifications of a file by the function that they are in. */
export declare class Neighbours {
    private '#private';
    constructor(changes: Iterable<StateChange>, notifications: Iterable<Notification>);
    /** The other changes of the same state in the function of the node, in source order. */
    changes(of: StateChange, near: Node): Generator<StateChange>;
    /** The statements of a block that leave it on a condition: `if (this.closed) return;`. */
    exits(block: TSESTree.BlockStatement): readonly TSESTree.IfStatement[];
    /** The notifications in the function of the node, in source order. */
    notifications(near: Node): readonly Notification[];
}
/** Whether a change that comes after a notification is meant to: each reason is one that a maintainer would give. */
export declare function isExcused(late: LateChange, around: Surroundings): boolean;
/** The name of the field that a target is, or is a part of: `length` and elements are parts. */
export declare function fieldOf(target: Node): string;
export declare function mentions(test: Node, name: string): boolean;

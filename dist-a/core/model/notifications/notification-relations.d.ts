import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { LateChange } from './notification-flow.js';
import type { Owners } from './notification-owners.js';
/**
 * Whether what changes has to do with what was told, so that listeners may go by it: the place of the callback itself,
 * what the event or callback is named after or carries, a flag or phase of the object, what a getter gives, or state
 * that is open to all. What a program keeps for its own work changes after some notification or other, and nobody minds.
 */
export declare function isRelated(late: LateChange, { name, owners, source }: {
    readonly name: string;
    readonly owners: Owners;
    readonly source: Source;
}): boolean;
/** `'done'`, `State.Done` */
export declare function nameOfValue(value: Node): string | undefined;

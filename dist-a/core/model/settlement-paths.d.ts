import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Acquisition } from './acquisitions/acquisitions.js';
import type { Completion, Role } from './completion.js';
/** A place where a promise is settled, or where the right to do so is given away. */
export interface Settlement {
    readonly node: Node;
    readonly role: Role;
    /** Set for a handle that is given to other code. */
    readonly to: Node | undefined;
}
/** From the settlements of one promise back to what its maker started: which callbacks lead to which settlement. */
export declare class SettlementPaths {
    private '#private';
    readonly region: Node;
    readonly settlements: readonly Settlement[];
    constructor(completion: Completion, source: Source);
    get acquisitions(): Iterable<Acquisition>;
    /** Whether the acquisition calls back what settles the promise. */
    settles(acquisition: Acquisition): boolean;
    /** The acquisition through which a settlement happens, and only through it; undefined for any other way. */
    carrierOf({ node, to }: Settlement): Acquisition | undefined;
    /** The settlements that leave the acquisition as it was; undefined when somebody unknown may let it go. */
    survivedBy(acquisition: Acquisition): readonly Settlement[] | undefined;
}
/**
 * The code that makes a promise: its executor, or the function around it where functions beside the executor settle it too, by a
 * local that it was given: `let done; const onEnd = () => done(); return new Promise((resolve) => { done = resolve; … });`
 */
export declare function regionOf({ executor, node, handles }: Completion, source: Source): Node;

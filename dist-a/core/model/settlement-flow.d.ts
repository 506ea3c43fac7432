import type { Activation } from '../flow/client.js';
import type { Entry } from '../flow/state.js';
import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Handle, Role, Subject } from './completion.js';
/** A settlement that has happened on some path, or that other code has been asked for. */
export interface Settled extends Entry {
    readonly subject: Subject;
    readonly role: Role;
    /** The event or promise whose occurrence settles it, for what was only handed over. */
    readonly event: string | undefined;
    /** The settlement itself: the site, or what the call at the site leads to. */
    readonly node: Node;
    /** Only a settlement of one of these roles clashes with it; all do when undefined. */
    readonly against: readonly Role[] | undefined;
    activation: Activation;
}
/** Two settlements of one completion on one feasible path. */
export interface Clash {
    readonly earlier: Node;
    readonly later: Node;
    readonly handle: Handle;
    /** The earlier one has been handed to other code rather than called. */
    readonly isHandedOver: boolean;
}
/** The clashing settlements of a file, in source order of the later one. */
export declare function settlementClashes(source: Source): readonly Clash[];

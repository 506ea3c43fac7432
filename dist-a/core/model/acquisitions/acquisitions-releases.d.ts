import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Acquisition } from './acquisitions.js';
/** What lets an acquisition go. */
export interface Hold {
    /** The calls that let it go, wherever they are. */
    readonly releases: readonly Node[];
    /** Those among them that end what is listened to, for whatever reason. */
    readonly ends: ReadonlySet<Node>;
    /** One of the calls lets it go itself. */
    readonly isTakenBack: boolean;
    /** Code that cannot be followed may let it go, or it needs no letting go. */
    readonly isLoose: boolean;
    /** A timer that does not keep the process alive. */
    readonly isUnref: boolean;
    /** The name or member that it is kept by. */
    readonly handle: Node | undefined;
}
export declare function holdOf(acquisition: Acquisition, source: Source): Hold;

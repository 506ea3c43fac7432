import type { Source } from '../../source/source.js';
import type { Acquisition } from './acquisitions.js';
import type { Hold } from './acquisitions-releases.js';
import type { Completion } from '../completion.js';
import type { Settlement } from '../settlement-paths.js';
/** An acquisition that is still there on a path on which the promise has been settled. */
export interface Survivor {
    readonly completion: Completion;
    readonly acquisition: Acquisition;
    readonly hold: Hold;
    /** The settlements that it survives. */
    readonly settlements: readonly Settlement[];
    /** Set when it is settled by whoever finds the handle where this keeps it. */
    readonly isElsewhere: boolean;
}
/** What the makers of promises acquire for one promise and leave behind, in the order of the text. */
export declare function survivors(source: Source): readonly Survivor[];

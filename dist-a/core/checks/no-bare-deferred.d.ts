import type { Completion, Handle } from '../model/completion.js';
import type { Source } from '../source/source.js';
import type { Check } from './finding.js';
export interface Options {
    /** Names of classes and functions that may hold bare deferreds: the one place where a project makes its own. */
    readonly allow: readonly string[];
}
export type MessageId = 'escapes' | 'wrapped';
/** A resolver of `new Promise` is kept where it outlives the executor. */
export declare const noBareDeferred: Check<Options, MessageId>;
/** A `new Promise` with its first escape in source order. */
export interface BareDeferred {
    readonly completion: Completion;
    readonly escape: Handle & {
        readonly use: {
            readonly kind: 'escape';
        };
    };
}
/** The promises of the file whose resolvers escape, in source order. */
export declare function bareDeferreds(source: Source): Generator<BareDeferred>;

import type { Settings } from '../source/settings.js';
/** Whether an event happens again and again on an emitter of that name. */
export declare function firesAgainOn(emitter: string | undefined, event: string): boolean;
/** Whether an event happens at most once on an emitter of that name. */
export declare function firesOnceOn(emitter: string | undefined, event: string): boolean;
/**
 * Whether an event happens at most once by nature: `end`, `'child exit'`, `ClientReady`, `CONNECTION_CLOSED`; or as the
 * project's settings say.
 */
export declare function firesAtMostOnce(event: string, { onceEvents }: Settings): boolean;
/** Methods that register a listener for good, with the one that registers it for one event. */
export declare const repeatingMethods: ReadonlyMap<string, string | undefined>;
/** Methods whose listener is taken back before it runs. */
export declare const onceMethods: ReadonlySet<string>;
/** Operators after which an observable gives one value and completes. */
export declare const limitingOperators: ReadonlySet<string>;
/** Names of functions that make an observable which goes on giving values. */
export declare const endlessSources: RegExp;

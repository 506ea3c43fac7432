import type { Relevance } from '../source/texts-with.js';
/** Texts that can construct a promise: a constructor behind `new`, or a library of promises under whatever name. */
export declare const mayConstructPromise: Relevance;
/**
 * Texts that can hold a completion: one that can construct a promise, a class that extends one, `withResolvers`, a source, or
 * a deferred: what makes it is called, constructed, renamed or a type. A mere mention of `Promise`, or of what is deferred,
 * holds none.
 */
export declare const mayHoldCompletion: Relevance;
/**
 * Texts in which more than `new Promise(…)` may make a completion, as far as the words tell: a class that extends a promise, a
 * constructor that is a member or stands in brackets, a library under whatever name, a source, or a deferred by whatever
 * name they go by. Whoever relies on it passes by most of a file, so it rather finds too much.
 */
export declare const isMoreThanConstructions: Relevance;
/**
 * Texts that can hold a notification: a call of an emitter's method or of `abort`, a name that callbacks go by, a call of
 * what is taken out of a collection; or a settlement. What most of them have is asked first.
 */
export declare const mayNotify: Relevance;

import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion } from './completion.js';
import type { Registration } from './registrations.js';
/** Whether the code that listens has the emitter for itself, and lets it tell of the event once only. */
export declare function isEmittedOnce({ node, receiver, kind }: Registration, source: Source): boolean;
/** Whether the code that makes the promise makes the emitter for it alone, which fails but once. */
export declare function isOfOneRun({ kind, receiver }: Registration, { node, executor }: Completion, source: Source): boolean;
/** Whether a call or `new` makes what it gives, as far as its name says. */
export declare function isMade(value: Node): boolean;
/** Whether a static method of a class makes what it gives, as far as its name says: `Client.connect(url)`, and not `Client.instance()`. */
export declare function isMadeByClass(value: Node): boolean;

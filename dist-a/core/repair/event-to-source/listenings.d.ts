import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { PromiseSite } from '../promise-site.js';
/** A listener that is registered. */
export interface Listening {
    readonly call: CallExpression;
    readonly method: string;
    readonly event: Node;
    readonly handler: Node;
    readonly options: Node | undefined;
}
/** The registrations of a chain such as `emitter.on('x', f).once('y', g)`, with what it begins with. */
export declare function listenings(node: Node): {
    readonly emitter: Node;
    readonly all: readonly Listening[];
} | undefined;
/** Whether an event fulfills a promise: its listener is `resolve`, or a function that calls it. */
export declare function isOverEvents({ resolve, executor }: PromiseSite, source: Source): boolean;

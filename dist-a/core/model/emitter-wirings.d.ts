import type { Node } from '../source/ast.js';
import type { Variable } from '../source/scopes.js';
import type { Source } from '../source/source.js';
/** What a file wires to one emitter: the events that it listens to, and whether other code may do so. */
export interface Wiring {
    readonly events: ReadonlySet<string>;
    /** The emitter is given to code that may listen to it. */
    readonly isShared: boolean;
}
/** Finds what else is listened to on the emitter of a registration. */
export declare class EmitterWirings {
    private '#private';
    constructor(source: Source);
    /** The name of the place that holds an emitter, by which two expressions are known to be one. */
    key(emitter: Node): string | undefined;
    /** The expression at the beginning of a chain of registrations. */
    base(emitter: Node): Node;
    of(emitter: Node): Wiring;
    /** What is assigned to a property of the emitter: `image.src = 'data:…'`. */
    assigned(emitter: Node, name: string): Generator<Node>;
    variable(emitter: Node): Variable | undefined;
    /** What an emitter is made of: the initializer of its variable, or the expression itself. */
    maker(emitter: Node): Node;
    /** What an emitter is made of, also where a field holds it that the file gives no other value. */
    origin(emitter: Node): Node;
    /** The registration whose handler gives the emitter as a parameter: the request of a response. */
    givenBy(emitter: Node): {
        readonly node: Node;
        readonly receiver: Node | undefined;
    } | undefined;
}

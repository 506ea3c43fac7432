import type { DeferredLibrary } from '../core/repair/from-deferred/libraries.js';
import type { Codemod } from './create-codemod.js';
/** What else than `new Promise` becomes a source. */
export interface From {
    readonly libraries: readonly DeferredLibrary[];
    /** Classes and factories of the project whose deferreds are meant too. */
    readonly deferreds: readonly string[];
}
/** The value of `from` names nothing that the codemod knows. */
export declare class FromError extends Error {
    readonly name = "FromError";
    constructor(name: string);
}
/**
 * Reads names such as `withResolvers`, `p-defer` or `declared:createDeferred`, alone or several with commas.
 * @throws {FromError} a name is unknown; the message has the choices.
 */
export declare function parseFrom(values: readonly string[]): From;
/** The codemods with the texts relevant to them that name a declared deferred, whatever that is called. */
export declare function relevantFrom(codemods: readonly Codemod[], { libraries, deferreds }: From): readonly Codemod[];

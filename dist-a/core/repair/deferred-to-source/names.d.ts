import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** The name of the source that takes the place of a resolver: `resolveReady` and `ready` give `readySource`. */
export declare function sourceName(kept: string, promise: string | undefined): string;
/** Gives out names that nothing in their region uses yet. One for each pass over a file. */
export declare class NameAllocator {
    private '#private';
    constructor({ bindings, mentions }: Source);
    /** Runs a plan, and takes back the names that it took if it comes to nothing. */
    attempt<T>(plan: () => T | undefined): T | undefined;
    /** Whether a variable in the region or around it has the name, for something else than a source. */
    isForeign(name: string, region: Node): boolean;
    /** A name like the wanted one that is free in the region, among variables or among members: a number is added where it must be. */
    take(wanted: string, region: Node, kind?: 'variable' | 'member'): string;
}

import type { Identifier, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Reference } from './handle-edits.js';
import type { Kept } from './kept.js';
import type { NameAllocator } from './names.js';
/** The name of a variable that holds a resolver: one that says so is another once it holds a source. */
export declare function elementName({ name }: Identifier, scope: Node, names: NameAllocator): string;
/** Variables that take a resolver out of its place for a while, as `const wake = this.#wake`: they come to hold the source. */
export declare class Aliases {
    private '#private';
    constructor(kept: readonly Kept[], names: NameAllocator, source: Source);
    /** Undefined for a use that makes no alias. @throws {PlacesStay} for a use of the alias that is not understood. */
    edits(reference: Reference): Edit[] | undefined;
}

import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Kept } from './kept.js';
/** Conditions that ask for both resolvers: `this.resolve && this.reject` is to ask once for the source that both are now. */
export declare class AskedTwice {
    private '#private';
    /** `other`: a place that goes, `primary`: the one that comes to keep the source. */
    constructor(other: Kept, primary: Kept, source: Source);
    /** What takes the part of the condition away that asks for the other place, where a part asks the same for the primary one. */
    removal(mention: Node): Edit | undefined;
}

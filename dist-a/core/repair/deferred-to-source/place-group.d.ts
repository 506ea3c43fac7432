import type { CompletionModel } from '../../model/build-model.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Keep } from './kept.js';
import type { NameAllocator } from './names.js';
import type { OriginSite } from './origin-site.js';
/** Promises whose resolvers are kept in the same variables or fields, and are rewritten together. */
export interface PlaceGroup {
    readonly sites: readonly OriginSite[];
    readonly keeps: readonly Keep[];
}
/** Rewrites resolvers kept in variables or fields: one of the places keeps the source, the others go. */
export declare class PlaceRewriter {
    private '#private';
    /** `keepsFunctions`: variables that can be constants stay, and are the functions of the source. */
    constructor(group: PlaceGroup, model: CompletionModel, source: Source, names: NameAllocator, keepsFunctions?: boolean);
    edits(): Edit[];
}

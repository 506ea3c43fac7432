import type { CompletionModel } from '../../model/build-model.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { NameAllocator } from './names.js';
import type { PlaceGroup } from './place-group.js';
/** Rewrites resolvers kept in a collection: it keeps sources, or records with a source among the rest. */
export declare class CollectionRewriter {
    private '#private';
    constructor(group: PlaceGroup, model: CompletionModel, source: Source, names: NameAllocator);
    edits(): Edit[];
}

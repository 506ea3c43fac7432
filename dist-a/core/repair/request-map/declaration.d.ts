import type { Source } from '../../source/source.js';
import type { Mention, Place } from '../deferred-to-source/kept.js';
import type { Edit } from '../edit.js';
/** `new Map()` becomes `new CompletionMap()`, with the types of the key and of what is promised. @throws {Declined} */
export declare function editDeclaration(place: Place, mentions: readonly Mention[], type: string | undefined, source: Source): Edit[];

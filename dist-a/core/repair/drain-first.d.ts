import type { PendingGroup } from '../model/pending-places.js';
import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/** Rejects all that is kept in a place, before the statement that drops it. */
export declare function drainFirst(drop: Node, group: PendingGroup, source: Source): readonly Edit[] | undefined;

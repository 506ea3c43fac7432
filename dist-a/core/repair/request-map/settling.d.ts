import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
/** What is done with the request that a map gives for a key. */
export interface Settling {
    readonly edits: readonly Edit[];
    /** The key as written, by which a `delete` beside it is known to be of the same request. */
    readonly key: string;
    readonly home: Node | undefined;
}
/** Moves `const request = map.get(key)` and its settlements onto the map. @throws {Declined} */
export declare function editGet(get: CallExpression, source: Source): Settling;
/** Whether a `delete` takes away a request that is settled beside it. */
export declare function isOfSettled(call: CallExpression, settlings: readonly Settling[], source: Source): boolean;

import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
/** A statement that rejects all requests, and what stands in its place. */
export interface Drain {
    readonly statement: Node;
    readonly edit: Edit;
}
/** `for (const { reject } of map.values()) reject(error)`, or `map.forEach(({ reject }) => reject(error))`. @throws {Declined} */
export declare function drainOf(call: CallExpression, source: Source): Drain;

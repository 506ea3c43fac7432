import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/**
 * Whether an event tells of the end of work that was begun on this machine: a request of IndexedDB, a FileReader, the
 * stream of a file, an archive or parser made for the purpose. That is work of a known length, as the callback of
 * `fs.readFile` is.
 */
export declare function endsLocalWork(to: Node, source: Source): boolean;
/** Whether an expression is what reads or writes a file to its end, or a stream that is made here. */
export declare function isLocalWork(node: Node, source: Source): boolean;

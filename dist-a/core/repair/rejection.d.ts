import type { Completion } from '../model/completion.js';
import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/** How code can reject a promise: the name of the executor's `reject`, and what must be added for it to be there. */
export interface Rejection {
    readonly name: string;
    readonly edits: readonly Edit[];
}
/** How code at a node can reject the promise; undefined where the name would be hidden, or means something else. */
export declare function rejectionAt({ executor }: Completion, node: Node, source: Source): Rejection | undefined;

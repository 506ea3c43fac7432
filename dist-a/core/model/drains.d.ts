import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { PendingGroup } from './pending-places.js';
/** What a function, with all the functions of the file that it runs, does with kept handles. */
export interface Treatment {
    /** It may settle them: it calls one, or gives them to code that may. */
    readonly settles: boolean;
    /** Where it forgets them: cleared, emptied or overwritten. */
    readonly drops: readonly Node[];
    /** It looks at them. */
    readonly looks: boolean;
    /** It runs code that is not in the file and can reach them. */
    readonly isOpen: boolean;
    /** It ends, aborts, starts or waits for something else: that may settle them in its turn. */
    readonly calls: ReadonlySet<string>;
}
/** Follows a function to what becomes of the group's handles. */
export declare function treatmentOf(fn: FunctionNode, group: PendingGroup, source: Source): Treatment;
/** Whether some code of the file goes through all handles of the group, and may settle them. */
export declare function hasDrain(group: PendingGroup, source: Source): boolean;

import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { OriginSite } from './origin-site.js';
export interface OriginPlan {
    readonly site: OriginSite;
    /** The statement that makes the source, without its end. */
    readonly make: string;
    /** The expression that stands for the source after it. */
    readonly value: string;
    /** Statements of the executor that go away with it. */
    readonly removed: readonly Node[];
    /** The statement before which the source is made, where the promise is in the middle of an expression of it. */
    readonly before?: Node;
}
/** Puts a source where the promise was made: the work of the executor follows it, and then what used the promise. */
export declare function editOrigin(plan: OriginPlan, source: Source): Edit[];
/** Whether nothing is left of the executor: no statement, no comment. */
export declare function isBare({ site, removed }: OriginPlan, source: Source): boolean;

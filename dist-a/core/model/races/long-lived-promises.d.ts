import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** A race that is run again and again with one and the same promise. */
export interface RepeatedRace {
    readonly node: CallExpression;
    /** The promise that was there before. */
    readonly promise: Node;
    /** What repeats it: a loop, or the function that runs for each event. */
    readonly turn: Node;
}
export declare function repeatedRaces(source: Source): readonly RepeatedRace[];

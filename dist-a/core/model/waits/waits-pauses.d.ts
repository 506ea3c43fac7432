import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** What may run while a function waits: only reactions of promises, or timers and I/O too. */
export type Pause = 'microtasks' | 'tasks';
/** Recognises what is awaited only to let time pass. */
export declare class Pauses {
    private '#private';
    constructor(source: Source);
    /** What runs while the expression is awaited, when it waits for nothing but the time; undefined for all else. */
    of(node: Node, depth?: number): Pause | undefined;
    /** Whether an iterable gives something each time an interval is over: `setInterval` of `timers/promises`. */
    isInterval(node: Node): boolean;
    /** What a timer or queue lets run before it calls the function it is given. */
    scheduled(call: CallExpression): Pause | undefined;
}

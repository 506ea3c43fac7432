import type { Node } from '../../source/ast.js';
/**
 * Whether a loop with an end of its own, its counter or its list, only looks whether it is to leave before: such a loop is a
 * row of steps that can be stopped, and waits for nothing.
 */
export declare function isStop(test: Node, loop: Node): boolean;
/**
 * Whether a test makes a loop fail that otherwise only the clock ends: `while (Date.now() < end) { if (log.includes('reload'))
 * throw …; await sleep(100); }` sees to it that something stays away, of which no event can tell.
 */
export declare function failsWatch(test: Node, loop: Node): boolean;
/** The jump that a branch consists of, or ends in. */
export declare function exitOf(branch: Node): Node | undefined;

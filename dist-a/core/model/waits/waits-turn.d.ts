import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Writes } from './waits-conditions.js';
import type { Pause } from './waits-pauses.js';
/** What one way through a turn does; ways that do the same are taken as one. */
export interface Turn {
    /** It does something that this analysis cannot see through: work, I/O, calls of others. */
    readonly isNoisy: boolean;
    readonly pause: Pause | undefined;
    /** Its interval is cleared, or the promise that it serves settled. */
    readonly isEnded: boolean;
    /** It has asked for another turn. */
    readonly isAgain: boolean;
    /** The tests that led here. */
    readonly tests: ReadonlySet<Node>;
    /** What it writes, and what that is then. */
    readonly writes: Writes;
}
export type Turns = ReadonlyMap<string, Turn>;
export declare const none: Turns;
/** Where every turn begins. */
export declare const begin: Turns;
export declare function longer(a: Pause | undefined, b: Pause | undefined): Pause | undefined;
export declare function map(turns: Turns, change: (turn: Turn) => Turn): Turns;
export declare function filter(turns: Turns, test: (turn: Turn) => boolean): Turns;
export declare function merge(a: Turns, b: Turns): Turns;
export declare function withWrites(a: Writes, b: Writes): Writes;
/** `while (socket.state !== OPEN) switch (socket.state) { … }`: who goes through the values that keep a loop going names them all. */
export declare function namesAll({ discriminant, cases }: TSESTree.SwitchStatement, loop: Node | undefined, source: Source): boolean;

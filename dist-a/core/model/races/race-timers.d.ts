import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Race } from './races.js';
/** A timer that runs in a race against work. */
export interface RaceTimer {
    readonly node: CallExpression | TSESTree.NewExpression;
    /** The name or member that keeps it. */
    readonly handle: Node | undefined;
    readonly releases: readonly Node[];
    /** Whether it lets the process end. */
    readonly isUnref: boolean;
    /** How it can be stopped. */
    readonly means: 'clear' | 'signal';
}
/** The timers that decide the entrants of a race, for those entrants that nothing but a timer decides. */
export declare function timersIn(race: Race, source: Source): readonly RaceTimer[];
/** Whether the timer goes on when the work in the race has won, or has failed. */
export declare function isLeft(timer: RaceTimer, race: Race, source: Source): boolean;

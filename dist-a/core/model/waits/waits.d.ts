import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Pause } from './waits-pauses.js';
/** Code that looks at something again and again until it has changed, and does nothing else in between. */
export interface Wait {
    readonly kind: 'loop' | 'interval' | 'timer';
    /** The loop, the registration of the interval, or the call that asks for another turn. */
    readonly node: Node;
    /** What may run between two looks; undefined when nothing does. */
    readonly pause: Pause | undefined;
    /** What it waits for. */
    readonly awaits: 'state' | 'clock';
    /** The state or the clock that it looks at. */
    readonly subject: Node;
    /** Where else in the file that state is given its value, if that can be seen. */
    readonly writer: Node | undefined;
}
/** Texts that can hold a wait: loops that may be empty, pauses, and what calls a function again. */
export declare const mayHoldWait: import("../../source/texts-with.js").Relevance;
/** The waits of a file that look at state of the process or at the clock; found once for each tree. */
export declare function waits(source: Source): readonly Wait[];

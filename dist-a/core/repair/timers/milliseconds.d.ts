import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/**
 * What to write for the time of a timer where a number is asked for, which a timer does not: the text as it is, or
 * with `?? 0` for an optional parameter. Undefined where it may be no number.
 */
export declare function millisecondsText(time: Node | undefined, source: Source): string | undefined;

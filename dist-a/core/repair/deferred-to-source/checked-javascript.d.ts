import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Place } from './kept.js';
/** The type argument of a source in JavaScript that is checked; undefined elsewhere. */
export declare function checkedType(node: Node, source: Source): string | undefined;
/** Whether a comment says what type a place has. */
export declare function isTypedByComment(place: Place, source: Source): boolean;

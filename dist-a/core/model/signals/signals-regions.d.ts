import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** The code of a file in which a signal can be in scope: all of it with types; else the functions that name one. */
export declare function codeWithSignals(source: Source): readonly Node[];

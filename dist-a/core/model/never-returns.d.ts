import type { CallExpression } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** Whether a call never returns, as its type, the project's settings or the method of an object of the file say. */
export declare function isSaidToNeverReturn(call: CallExpression, source: Source): boolean;

import type { CallExpression } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** Whether a file is read of which the code shows that it is small: it is over before an abort could shorten it. */
export declare function isBriefRead(call: CallExpression, source: Source): boolean;

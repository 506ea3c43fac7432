import type { Identifier } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** Whether an assignment to the variable does not throw, as one to a constant, an import or one not yet declared does. */
export declare function isAssignable(identifier: Identifier, source: Source): boolean;
/** Whether a `let`, `const` or class of the same function is named above its declaration, where naming it throws. */
export declare function isUndeclaredYet(identifier: Identifier, source: Source): boolean;

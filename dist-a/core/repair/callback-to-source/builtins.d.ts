import type { CallExpression } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
export interface BuiltinCall {
    /** Whether the function does the same when it is promisified: it has one result and no form of its own. */
    readonly isPlain: boolean;
}
/** What is known of a call of a function of Node's own; undefined for any other. */
export declare function builtinCall({ callee }: CallExpression, source: Source): BuiltinCall | undefined;

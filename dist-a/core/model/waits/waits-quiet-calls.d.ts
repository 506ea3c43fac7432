import type { CallExpression } from '../../source/ast.js';
/** Calls that change nothing a wait could look at: logs, conversions, guards that throw. */
export declare function isQuiet(call: CallExpression): boolean;

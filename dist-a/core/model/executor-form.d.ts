import type { CallExpression } from '../source/ast.js';
/**
 * Whether a settlement does what an executor does about a throw, which rejects the promise unless it is settled:
 * `const source = new TaskCompletionSource(); try { … } catch (error) { source.reject(error); }`.
 */
export declare function isThrowOfExecutor(call: CallExpression): boolean;

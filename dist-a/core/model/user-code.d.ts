import type { CallExpression, FunctionNode, Node } from '../source/ast.js';
import type { Variable } from '../source/scopes.js';
import type { Source } from '../source/source.js';
/** A call that runs code of whoever uses this file: a callback parameter, a stored callback, or the listeners of an event. */
export type UserCode = {
    readonly kind: 'parameter';
    readonly variable: Variable;
    readonly home: FunctionNode;
} | {
    readonly kind: 'stored' | 'event';
};
/** Whose code an awaited call runs, when it is not this file's. */
export declare function userCode(call: CallExpression, source: Source): UserCode | undefined;
/** Whether all that a function does under the lock is to run what it was given, and hand over its result: a lock's own method. */
export declare function isWrapper(call: CallExpression, { variable, home }: Extract<UserCode, {
    kind: 'parameter';
}>, isAlone: boolean): boolean;
/** Whether the parameter belongs to a function around the section, and not to one inside it. */
export declare function isOutside(home: FunctionNode, section: Node): boolean;

import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Variable } from '../source/scopes.js';
import { Members } from './members.js';
import type { ElementGroup, Sink, Value } from './value.js';
/**
 * Follows handles through the file: names, records, fields, collections, and out again. Works on bindings, never on
 * names of variables; each (place, shape, completion) is followed once, so it is linear in the uses.
 */
export declare class HandleTracker {
    private '#private';
    readonly members: Members;
    constructor(source: Source, sink: Sink);
    /** Follows a value from the expression that evaluates to it to all that is done with it. */
    track(value: Value, node: Node): void;
    /** Follows every read of a variable that holds the value. */
    trackVariable(value: Value, variable: Variable): void;
    group(at: Node, { draft }: Value): ElementGroup;
    /** Whether a place is part of a fresh object or array of the executor itself, or of arguments that it applies: what goes there is not kept. */
    staysInside({ draft }: Value, place: Node): boolean;
    /** Follows a value that is kept where the expression points: a variable, a field, or a member of either. */
    trackPlace(value: Value, place: Node): void;
    keepInField(value: Value, owner: Node | string, name: string): void;
    /** `constructor(public source = new TaskCompletionSource()) {}`: a parameter that is a field too. */
    keepInParameter(value: Value, property: TSESTree.TSParameterProperty, node: Node): void;
    /** Follows a value that a declaration or parameter takes apart. */
    pattern(value: Value, pattern: Node, assignment?: TSESTree.AssignmentExpression): void;
    /** Follows the value out of a function to its callers. */
    trackCalls(fn: FunctionNode, follow: (call: CallExpression) => Value): void;
    /** Follows the function itself, as something that settles when it is called. */
    trackFunction(value: Value, fn: FunctionNode): void;
}

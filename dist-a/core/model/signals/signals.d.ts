import type { FunctionNode, Identifier, Node } from '../../source/ast.js';
import type { Variable } from '../../source/scopes.js';
import type { Source } from '../../source/source.js';
import type { SignalParameter } from '../../source/types.js';
/** `owned`: made by this code, which also decides when it aborts; `foreign`: given by someone else. */
export type Ownership = 'owned' | 'foreign';
/** How code came by a signal: as a parameter, in a parameter's property, or by a local declaration. */
export type SignalOrigin = 'parameter' | 'property' | 'local' | 'controller';
/** A signal that code can name. */
export interface Signal {
    /** What to write to get it: `signal`, `options.signal`, `options?.signal`. */
    readonly expression: string;
    readonly ownership: Ownership;
    readonly origin: SignalOrigin;
    /** The variable that is the signal, or that holds it under `property`. */
    readonly variable: Variable;
    readonly property: string | undefined;
    /** Where the variable is declared. */
    readonly node: Identifier;
    /** The function whose parameter or local it is. */
    readonly holder: FunctionNode;
}
/** Names of parameters that bundle options. */
export declare const bundleName: RegExp;
/** The signals of a file: which expressions are signals, whose they are, and which are in scope where. */
export declare class Signals {
    private '#private';
    constructor(source: Source);
    /** The signals that code at the node can name, innermost first; what another variable of the name hides is left out. */
    inScope(node: Node): Generator<Signal>;
    /** The signal that a variable is, or that it holds. */
    ofVariable(variable: Variable): Signal | undefined;
    /** Whose signal an expression is; undefined when it is none, or cannot be told. */
    ownership(node: Node): Ownership | undefined;
    /** Where a function of the file takes a signal; `replaced` when it takes options and puts a signal of its own into them. */
    parameterOf(fn: FunctionNode): SignalParameter | 'replaced' | undefined;
}
/** The {@link Signals} of a file, one for all rules. */
export declare function signals(source: Source): Signals;
/** Whether the expression makes a controller. */
export declare function isController(node: Node): boolean;

import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { SignalCallee } from './signal-callees.js';
import type { Signals } from './signals.js';
/** Where a call takes a signal, and how we know. */
export interface SignalPlace extends Omit<SignalCallee, 'property' | 'isPromise'> {
    /** Undefined when the argument is the signal itself. */
    readonly property: string | undefined;
    readonly isPromise: boolean;
    readonly basis: 'known' | 'configured' | 'file' | 'types';
}
/** What stands where the signal goes, when that is certainly not a signal. */
export type Gap = {
    readonly kind: 'absent';
    readonly index: number;
} | {
    readonly kind: 'object';
    readonly node: TSESTree.ObjectExpression;
    readonly isElsewhere: boolean;
} | {
    readonly kind: 'undefined' | 'callback' | 'encoding';
    readonly node: Node;
};
/** Where a call takes a signal: a known API, a name the project told, a function of the file, or what its types say. */
export declare function signalPlace(call: CallExpression, source: Source, model: Signals, configured: readonly string[]): SignalPlace | undefined;
/** The gap where the signal goes; undefined when one is there, or may be. */
export declare function gapAt(call: CallExpression, place: SignalPlace, source: Source): Gap | undefined;

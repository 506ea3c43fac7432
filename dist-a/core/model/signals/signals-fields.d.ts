import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Signal } from './signals.js';
/** A signal that a class keeps in a field, where one of its methods heeds it. */
export interface FieldSignal extends Pick<Signal, 'expression' | 'ownership'> {
    readonly origin: 'field';
    /** The name of the field where the method asks it or passes it on. */
    readonly node: Node;
    /** The method. */
    readonly holder: FunctionNode;
}
/** The signal in a field that the method around the node heeds in other places: its work is governed by it. */
export declare function fieldSignalAt(node: Node, source: Source): FieldSignal | undefined;

import type { ClassNode, FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** A function that other modules can call. */
export interface ExportedFunction {
    readonly fn: FunctionNode;
    readonly name: string;
    /** The function, or the member of a class or object that it is the value of. */
    readonly node: Node;
    readonly owner: ClassNode | undefined;
}
/** What a file exports: functions, public methods of classes, and functions of objects; ES modules and CommonJS. */
export declare function exportedFunctions(source: Source): Generator<ExportedFunction>;

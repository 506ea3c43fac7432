import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { HandleTracker } from './handle-tracker.js';
import type { Sink, Value } from './value.js';
/** What becomes of a handle that is an argument of a call: looked at, kept, followed into the file, or handed off. */
export declare class Arguments {
    private '#private';
    constructor(tracker: HandleTracker, source: Source, sink: Sink);
    argument(value: Value, node: Node, call: CallExpression | TSESTree.NewExpression): void;
    handOff(value: Value, node: Node, to: Node): void;
}

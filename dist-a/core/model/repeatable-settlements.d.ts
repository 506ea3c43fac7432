import type { Node } from '../source/ast.js';
import type { Completion } from './completion.js';
/** Where the completions of a file are settled, or handed over to be, that could be settled twice at all. */
export declare function repeatableSettlements(completions: readonly Completion[]): Node[];

import type { FunctionNode } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** Whether TypeScript may find an error in the executor's statements once they stand outside it. */
export declare function isNarrowed(executor: FunctionNode, source: Source): boolean;

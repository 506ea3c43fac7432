import type { FunctionNode, Node } from '../../source/ast.js';
import type { Variable } from '../../source/scopes.js';
import type { Answer } from '../../source/types.js';
/** What the uses of one value tell: `no` is counter-evidence and final, `unknown` says that nothing was seen. */
export declare function evidenceOf(uses: Iterable<Node>): Answer;
/** Whether a name alone, with where it stands among its siblings, suggests an AbortSignal. */
export declare function namesSignal(name: string, siblings: readonly string[]): boolean;
/** Whether a function is about processes: by its own name, or by the event it listens for. */
export declare function isProcessHandler(fn: FunctionNode, variable: Variable | undefined): boolean;
/** The names of the parameters beside one: those of the list, or of the pattern that it is taken out of. */
export declare function siblingsOf(identifier: Node): readonly string[];

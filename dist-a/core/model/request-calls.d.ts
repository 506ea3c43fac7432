import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** Whether a callee makes a request of Node: `https.get`, `(isSecure ? https : http).get`, and the latter through a name. */
export declare function makesRequest(callee: Node, source: Source): boolean;

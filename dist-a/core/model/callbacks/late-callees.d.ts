import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** Whether a callee is a function of such a module, or such a method: `fs.readFile`, `get` imported from `node:http`. */
export declare function isLateCallee(callee: Node, source: Source): boolean;
/** Whether a callee is by its name, and that of its object, a method which calls back later: `server.close(done)`. */
export declare function isNamedLate(callee: Node): boolean;
/** Whether a callee is a method of what such a module has made: `server.listen`, `net.connect(port).setTimeout`. */
export declare function isMethodOfLate(callee: Node, source: Source): boolean;
/**
 * `try { load().then(done); } catch { done(); }` around an asynchronous function: what that throws, its promise tells of, so
 * that nothing comes to the `catch`.
 */
export declare function isInVain(node: Node, source: Source): boolean;

import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/**
 * The name of a function as a path from a global or a module: `fetch`, `timers.promises.setTimeout` for an import under
 * another name, `axios.create().get` for a method of an instance, `util.promisify(child_process.exec)`.
 */
export declare function calleePath(node: Node, source: Source, depth?: number): string | undefined;
/** Whether a function is one of those of the pattern, by its path or by the name that the file has for it. */
export declare function isNamed(callee: Node, names: RegExp, source: Source): boolean;
/** A module as the paths name it. */
export declare function modulePath(specifier: string): string;

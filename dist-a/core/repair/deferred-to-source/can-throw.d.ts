import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { OriginSite } from './origin-site.js';
/** Whether a statement that stood in an executor may throw: there a throw rejects, outside it would reach the caller. */
export declare function mayThrow(node: Node, source: Source, resolvers: ReadonlySet<string>): boolean;
/** Whether a statement neither throws nor runs code that is not its own. */
export declare function isQuiet(statement: Node, source: Source, resolvers: ReadonlySet<string>): boolean;
/** Whether some statements of an executor may throw or run other code: those from one place to another, its end excluded. */
export declare function hasWork({ body, resolvers }: OriginSite, start: number, end: number, source: Source): boolean;

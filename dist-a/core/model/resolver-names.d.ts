import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** Where the code of an executor names its resolvers, by whatever name: `const done = resolve` gives one more. */
export interface ResolverNames {
    /** Where one of them is named, `reject` included. */
    readonly all: ReadonlySet<Node>;
    readonly rejects: ReadonlySet<Node>;
    /** The appearances with all that is around them, and those of the executor's own functions that settle. */
    readonly around: ReadonlySet<Node>;
}
/** The names of the resolvers in an executor; undefined when its parameters are no plain names. */
export declare function resolverNames(executor: FunctionNode, source: Source): ResolverNames | undefined;

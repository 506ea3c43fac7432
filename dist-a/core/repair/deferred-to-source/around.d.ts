import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { OriginSite } from './origin-site.js';
export declare function isPlainCall(node: Node): boolean;
/** Whether the node is in a function declaration that is named above the statement, or in another declaration. */
export declare function isCalledBefore(node: Node, statement: Node, source: Source): boolean;
/** The expression that makes the source of a promise. @param type the type argument, in TypeScript */
export declare function construct(type: string | undefined, { node }: OriginSite, source: Source): string;
/** The name that the promise goes by: what it is assigned to, or the function that returns it. */
export declare function promiseName({ node }: OriginSite): string | undefined;
export declare function isEmpty(node: Node): boolean;
/** A function that does nothing, with so many parameters at most. */
export declare function isNoop(node: Node, parameters?: number): boolean;
export declare function isAdjacent(a: Node, b: Node): boolean;
export declare function withParens(node: Node, source: Source): readonly [number, number];

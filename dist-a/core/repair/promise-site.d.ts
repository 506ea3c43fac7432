import type { TSESTree } from '@typescript-eslint/types';
import type { Completion } from '../model/completion.js';
import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Reference, Variable } from '../source/scopes.js';
/** `new Promise(executor)`, with the native constructor and an executor that is written in place. */
export interface PromiseSite {
    readonly node: TSESTree.NewExpression;
    readonly executor: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;
    readonly resolve: Variable | undefined;
    readonly reject: Variable | undefined;
}
/** @throws {Declined} for a promise that is made in another manner. */
export declare function promiseSite({ node, executor }: Completion, source: Source): PromiseSite;
/** The statements of a function's body; an expression is one. */
export declare function statementsOf({ body }: FunctionNode): readonly Node[];
/** All that is done with the settlers. */
export declare function settlerReferences({ resolve, reject }: PromiseSite): readonly Reference[];
/** Which settler a node names. */
export declare function settlerAt(node: Node, { resolve, reject }: PromiseSite, source: Source): 'resolve' | 'reject' | undefined;
/** A call that settles. */
export interface Settlement {
    readonly role: 'resolve' | 'reject';
    readonly value: Node | undefined;
}
/** The settlement that an expression is: `resolve(value)`, also with `void` in front. */
export declare function settlementAt(node: Node, site: PromiseSite, source: Source): Settlement | undefined;
/** Whether nobody reads what the promise is fulfilled with. */
export declare function isValueUnused(node: Node): boolean;
/** The type argument that keeps the promise's type; undefined in JavaScript. @throws {Declined} */
export declare function promisedType({ node }: PromiseSite, source: Source): string | undefined;
/** Whether the file is JavaScript that TypeScript checks, where `Promise` alone means `Promise<any>`. */
export declare function isCheckedScript(source: Source): boolean;
/** The name that a function around the node gives to a type parameter, if the type mentions one. */
export declare function mentionsTypeParameter(type: string, node: Node): boolean;
/** The same, or undefined for a promise that is made in another manner. */
export declare function trySite(completion: Completion, source: Source): PromiseSite | undefined;
/** Whether an expression names nothing that the executor declares, and so can stand outside it. */
export declare function isPortable(node: Node, { executor }: PromiseSite, source: Source): boolean;

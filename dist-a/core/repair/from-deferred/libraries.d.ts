import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** What a deferred can come from, beside `new Promise`, by the names that `--from` takes. */
export declare const deferredLibraries: readonly ["withResolvers", "p-defer", "open-draft", "q", "jquery", "declared"];
export type DeferredLibrary = (typeof deferredLibraries)[number];
/** What the value is to its users. */
export type Contract = 
/** An object with `promise`, `resolve` and `reject`, all native: a source does the same in its place. */
'native'
/** The same of a class or factory that the file does not show. */
 | 'record'
/** The same with a promise of the library's own, which settles at other times and has methods of its own. */
 | 'q' | 'jquery'
/** The value is the promise itself. */
 | 'promise';
interface Library {
    readonly contract: Contract;
    /** The packages it is imported from. */
    readonly modules: readonly string[];
}
export declare const libraries: Readonly<Record<DeferredLibrary, Library>>;
/** An expression that makes a deferred of a library. */
export interface LibraryOrigin {
    readonly node: CallExpression | TSESTree.NewExpression;
    readonly library: DeferredLibrary;
}
/** The deferreds that a file makes with some of the libraries, in the order of the text. */
export declare function libraryOrigins(source: Source, wanted: readonly DeferredLibrary[]): readonly LibraryOrigin[];
/** A reference to the type of a library's deferreds, and what they fulfill with. */
export interface LibraryType {
    readonly node: TSESTree.TypeNode;
    readonly argument: TSESTree.TypeNode | undefined;
}
/** The type that a node names, when it is the one of the library's deferreds. */
export declare function libraryType(node: Node, library: DeferredLibrary, source: Source): LibraryType | undefined;
/** The name of a static member, or undefined. */
export declare function memberName(node: Node): string | undefined;
export {};

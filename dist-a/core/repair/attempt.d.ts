import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/** What came of planning one rewrite: edits, or the reason why there are none. */
export type Attempt = {
    readonly edits: readonly Edit[];
} | {
    readonly skip: {
        readonly code: string;
        readonly detail: string;
    };
};
/** Why any rewrite may have to leave a site alone, whatever it is about. */
export declare const textReasons: {
    readonly 'type-unknown': "the type of the promise cannot be read from this file";
    readonly comment: "a comment stands in what the rewrite would replace";
    readonly 'name-taken': "the name to import means something else in this file";
    readonly 'not-a-module': "the file is a script without imports or exports, and an import would change how it is loaded";
};
/** The same, with what keeps a `new Promise` from being rewritten. */
export declare const commonReasons: {
    readonly 'type-unknown': "the type of the promise cannot be read from this file";
    readonly comment: "a comment stands in what the rewrite would replace";
    readonly 'name-taken': "the name to import means something else in this file";
    readonly 'not-a-module': "the file is a script without imports or exports, and an import would change how it is loaded";
    readonly 'executor-unknown': "the executor is not a function written in place with plain parameters";
    readonly 'executor-async': "the executor is async or a generator, so its errors and its timing are its own";
    readonly subclass: "the promise is not a native Promise";
    readonly serialized: "the text of the function may be sent to a page, worker or process that has none of the imports";
};
export type CommonReason = keyof typeof commonReasons;
/** @throws {Declined} */
export declare function declineFor(code: CommonReason): never;
/** What a plan comes to: its edits, the name of the runtime that they use, and where, if not in several places. */
export interface Planned {
    readonly edits: readonly Edit[];
    readonly name?: string;
    readonly at?: Node;
}
/** The edits of a plan with the import of the name that they use, or the reason why it declined. */
export declare function attempt(source: Source, plan: () => Planned): Attempt;

/** Thrown inside the planner to leave deferreds alone; caught at its edge and told to the user. */
export declare class Refusal extends Error {
    readonly name = "Refusal";
    readonly code: RefusalCode;
    constructor(code: RefusalCode);
}
/** Why a library's deferred is left alone: stable codes for counting, with what they mean. */
export declare const refusals: {
    readonly 'deferred-arguments': "the deferred is made with arguments, or only if its maker is there";
    readonly 'use-unknown': "a use of the deferred is not understood";
    readonly reachable: "other code can reach the deferred, and may want what only those of the library have";
    readonly 'not-in-step': "the place that keeps the deferred also keeps others";
    readonly 'library-member': "a member of the deferred is used that a source has no counterpart for";
    readonly 'library-promise': "the promise is one of the library, and other code may want what only those have";
    readonly 'type-unknown': "what the deferred fulfills with is not written where it can be read, or does not fit";
    readonly comment: "a comment stands in what the rewrite would replace";
    readonly 'name-taken': "TaskCompletionSource means something else in this file";
    readonly serialized: "the text of the function may be sent to a page, worker or process that has none of the imports";
    readonly 'not-a-module': "the file is a script without imports or exports, and an import would change how it is loaded";
};
export type RefusalCode = keyof typeof refusals;
/** The reason, when an error is one of those that leave a site alone. */
export declare function refusalOf(error: unknown): {
    readonly code: string;
    readonly detail: string;
} | undefined;
/** What a search gives, or undefined where it finds a reason to leave the site alone. */
export declare function attempt<T>(find: () => T): T | undefined;

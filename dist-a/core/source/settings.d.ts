/** What a project tells about itself, once for all rules and codemods. */
export interface Settings {
    /** The module specifier that TaskCompletionSource is imported from. */
    readonly runtime: string;
    /** Classes and factories of deferreds: what they make has a promise and its `resolve` and `reject`. */
    readonly deferreds: readonly string[];
    /** Events that fire at most once, beside those that are known to. */
    readonly onceEvents: readonly string[];
    /** Functions that never return, by their dotted names: they throw, or end the process. */
    readonly neverReturns: readonly string[];
    /** Methods that take a lock or run a function under one, beside those that are known to. */
    readonly lockMethods: readonly string[];
    /** Whether TypeScript checks JavaScript that does not ask for it by `@ts-check`. */
    readonly checkJs: boolean;
}
export declare const defaultSettings: Settings;

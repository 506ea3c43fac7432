/** The command cannot run as it was given; the message says what to write instead. */
export declare class UsageError extends Error {
    readonly name = "UsageError";
}

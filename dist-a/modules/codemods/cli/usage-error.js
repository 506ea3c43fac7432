/** The command cannot run as it was given; the message says what to write instead. */
export class UsageError extends Error {
    name = 'UsageError';
}

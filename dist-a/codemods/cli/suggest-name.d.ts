/** The known name that was probably meant, when one is near enough. */
export declare function suggestName(name: string, known: readonly string[]): string | undefined;

/**
 * Where the bracket is closed that opens at an offset: the offset behind it, or undefined. A look at the text alone, which
 * cannot always tell a division from a pattern, and knows nothing of JSX: who relies on it parses what it has found.
 */
export declare function closedAt(text: string, open: number): number | undefined;

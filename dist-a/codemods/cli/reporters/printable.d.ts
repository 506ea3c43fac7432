/** A file name that cannot move the cursor: control characters are shown as escapes. */
export declare function printable(path: string): string;

/** The name under which this run writes the new text of a file of a folder. */
export declare function temporaryName(folder: string): string;
/** Takes a file for this run; false when another run has it. */
export declare function lock(path: string): boolean;
/** Gives the file back. */
export declare function unlock(path: string): void;
/** Clears away what killed runs left in these folders. Throws nothing. */
export declare function sweepLeftovers(folders: Iterable<string>): void;

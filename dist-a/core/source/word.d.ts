/** The source of a regular expression that finds a name where it stands as a word of its own, `$` taken for a letter. */
export declare function wordSource(name: string): string;

/** Gives way to signals and the terminal now and then in a loop of synchronous work, which is the fastest way to read many small files. */
export declare function createBreath(longest?: number): () => Promise<void>;

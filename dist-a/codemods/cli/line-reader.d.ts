export interface LineReader {
    /** The next line; undefined at the end of the input. */
    readonly readLine: () => Promise<string | undefined>;
    /** Lets go of the input, which would keep the process waiting. */
    readonly close: () => Promise<void>;
}
/** Reads a stream line by line, each when it is asked for. An input that breaks off has ended. */
export declare function createLineReader(input: AsyncIterable<Uint8Array>): LineReader;

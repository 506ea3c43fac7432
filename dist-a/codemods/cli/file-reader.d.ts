/**
 * Reads files one after the other into the same memory. To find new memory takes several times as long as to read a small
 * file, and what thousands of files leave behind is held until the garbage collector comes.
 */
export declare class FileReader {
    private '#private';
    /** The bytes of a file, until the next one is read. @throws {NodeJS.ErrnoException} as `readFileSync` does. */
    read(path: string): Buffer;
}

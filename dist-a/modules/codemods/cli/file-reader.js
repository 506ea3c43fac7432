import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
const smallest = 64 * 1024;
const largest = 4 * 1024 * 1024;
/**
 * Reads files one after the other into the same memory. To find new memory takes several times as long as to read a small
 * file, and what thousands of files leave behind is held until the garbage collector comes.
 */
export class FileReader {
    #memory = Buffer.allocUnsafeSlow(smallest);
    /** The bytes of a file, until the next one is read. @throws {NodeJS.ErrnoException} as `readFileSync` does. */
    read(path) {
        const file = openSync(path, 'r');
        try {
            return this.#fill(file) ?? readFileSync(path);
        }
        finally {
            closeSync(file);
        }
    }
    /** Nothing when the file is too large to keep so much memory for the next one. */
    #fill(file) {
        let length = 0;
        for (;;) {
            const count = readSync(file, this.#memory, length, this.#memory.length - length, null);
            if (count === 0)
                return this.#memory.subarray(0, length);
            length += count;
            if (length < this.#memory.length)
                continue;
            if (length >= largest)
                return undefined;
            const larger = Buffer.allocUnsafeSlow(2 * length);
            this.#memory.copy(larger);
            this.#memory = larger;
        }
    }
}

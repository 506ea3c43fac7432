import { t as describeFailure } from "./describe-failure.js";
import { n as rewriteBytes } from "./rewrite-bytes.js";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
// dist/modules/codemods/cli/file-reader.js
const smallest = 65536;
const largest = 4194304;
/**
* Reads files one after the other into the same memory. To find new memory takes several times as long as to read a small
* file, and what thousands of files leave behind is held until the garbage collector comes.
*/
var FileReader = class {
	#memory = Buffer.allocUnsafeSlow(smallest);
	/** The bytes of a file, until the next one is read. @throws {NodeJS.ErrnoException} as `readFileSync` does. */
	read(path) {
		const file = openSync(path, "r");
		try {
			return this.#fill(file) ?? readFileSync(path);
		} finally {
			closeSync(file);
		}
	}
	/** Nothing when the file is too large to keep so much memory for the next one. */
	#fill(file) {
		let length = 0;
		for (;;) {
			const count = readSync(file, this.#memory, length, this.#memory.length - length, null);
			if (count === 0) return this.#memory.subarray(0, length);
			length += count;
			if (length < this.#memory.length) continue;
			if (length >= largest) return void 0;
			const larger = Buffer.allocUnsafeSlow(2 * length);
			this.#memory.copy(larger);
			this.#memory = larger;
		}
	}
};
// dist/modules/codemods/cli/rewrite-file.js
const reader = new FileReader();
/** Reads a file and rewrites its content in memory. Throws nothing. */
async function rewriteFile(path, task) {
	let bytes;
	try {
		bytes = reader.read(path);
	} catch (error) {
		return {
			status: "error",
			problem: describeFailure(error)
		};
	}
	return rewriteBytes(path, bytes, task);
}
export { FileReader as n, rewriteFile as t };

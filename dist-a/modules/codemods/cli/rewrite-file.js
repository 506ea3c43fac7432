import { describeFailure } from "./describe-failure.js";
import { FileReader } from "./file-reader.js";
import { rewriteBytes } from "./rewrite-bytes.js";
const reader = new FileReader();
/** Reads a file and rewrites its content in memory. Throws nothing. */
export async function rewriteFile(path, task) {
    let bytes;
    try {
        bytes = reader.read(path);
    }
    catch (error) {
        return { status: 'error', problem: describeFailure(error) };
    }
    return rewriteBytes(path, bytes, task);
}

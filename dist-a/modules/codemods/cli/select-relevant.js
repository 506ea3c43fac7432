import { createBreath } from "./breathe.js";
import { describeFailure } from "./describe-failure.js";
import { FileReader } from "./file-reader.js";
import { isRelevant } from "./rewrite-bytes.js";
const irrelevant = { status: 'irrelevant' };
/** Reads all files and keeps those worth parsing; most hold nothing for a codemod. */
export async function selectRelevant(files, task, watch) {
    const relevant = [];
    const outcomes = new Map();
    const reader = new FileReader();
    // The workers wait for what this thread has for them.
    const breathe = createBreath(2);
    for (const [done, file] of files.entries()) {
        await breathe();
        if (watch.signal?.aborted === true)
            break;
        watch.progress.update('Reading', done, files.length);
        let mayFind;
        try {
            mayFind = isRelevant(file.absolute, reader.read(file.absolute), task);
        }
        catch (error) {
            outcomes.set(file.absolute, { status: 'error', problem: describeFailure(error) });
            continue;
        }
        if (mayFind) {
            relevant.push(file);
            watch.onRelevant(file);
        }
        else
            outcomes.set(file.absolute, irrelevant);
    }
    return { relevant, outcomes };
}

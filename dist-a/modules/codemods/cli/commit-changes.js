import { setTimeout } from 'node:timers/promises';
import { createBreath } from "./breathe.js";
import { guardWithGit } from "./git-guard.js";
import { sweepLeftovers } from "./leftovers.js";
import { busy, writeAtomically } from "./write-atomically.js";
/** Writes all changes, each file whole, or none when the guard objects to one of them. */
export async function commitChanges(planned, options) {
    const written = new Map();
    const isInterrupted = () => options.signal?.aborted === true;
    if (isInterrupted())
        return { objections: [], written };
    sweepLeftovers(options.folders);
    const objections = await guardWithGit(planned.map(({ file }) => file), options);
    if (objections.length > 0)
        return { objections, written };
    const problem = planned.length === 0 ? undefined : options.prepare();
    if (problem !== undefined)
        return { objections: [problem], written };
    const breathe = createBreath();
    for (const [done, { file, change }] of planned.entries()) {
        await breathe();
        if (isInterrupted())
            break;
        options.progress.update('Writing', done, planned.length);
        written.set(file.absolute, (await writeInTurn(file.absolute, change)) ?? 'written');
    }
    return { objections, written };
}
const pause = 10;
const mostPauses = 200;
/** Another run is done with a file in no time; waits for it rather than fail. */
async function writeInTurn(path, change) {
    let reason = writeAtomically(path, change);
    for (let left = mostPauses; reason === busy && left > 0; left--) {
        await setTimeout(pause);
        reason = writeAtomically(path, change);
    }
    return reason;
}

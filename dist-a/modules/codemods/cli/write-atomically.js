import { closeSync, fchmodSync, fchownSync, fsyncSync, linkSync, lstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, } from 'node:fs';
import { dirname } from 'node:path';
import { describeFailure, errorCode } from "./describe-failure.js";
import { lock, temporaryName, unlock } from "./leftovers.js";
const nobodyWrites = (mode) => (mode & 0o222) === 0;
/** The file is another run's at the moment; ask again. */
export const busy = { code: 'busy', detail: 'another run is writing it; run again' };
const changedMeanwhile = {
    code: 'changed-meanwhile',
    detail: 'it has changed since it was read; run again',
};
/** Puts the new text in the place of the old one whole, or gives the reason why the file is as it was. Throws nothing. */
export function writeAtomically(path, change) {
    let isOurs = false;
    try {
        const stat = lstatSync(path);
        const reason = reasonToLeave(path, stat);
        if (reason !== undefined)
            return reason;
        isOurs = lock(path);
        return isOurs ? replace(path, change, stat) : busy;
    }
    catch (error) {
        return describeFailure(error);
    }
    finally {
        if (isOurs)
            quietly(unlock, path);
    }
}
function reasonToLeave(path, stat) {
    if (!stat.isFile())
        return { code: 'changed-meanwhile', detail: 'it is no longer a plain file; run again' };
    // Asked of the mode bits: root may write everything, and a read-only file is still meant to stay as it is.
    if (nobodyWrites(stat.mode))
        return { code: 'read-only', detail: 'the file is read-only; make it writable (chmod u+w) and run again' };
    if (process.platform !== 'win32' && nobodyWrites(lstatSync(dirname(path)).mode)) {
        return { code: 'read-only', detail: 'its folder is read-only; make it writable (chmod u+w) and run again' };
    }
    return undefined;
}
function replace(path, { before, after }, stat) {
    const temporary = temporaryName(dirname(path));
    try {
        writeWhole(temporary, after, stat);
        const now = readFileSync(path);
        // Another run may have done the same work.
        if (now.equals(Buffer.from(after)))
            return undefined;
        if (!now.equals(Buffer.from(before)))
            return changedMeanwhile;
        renameSync(temporary, path);
        return undefined;
    }
    finally {
        quietly(remove, temporary);
    }
}
function writeWhole(path, text, like) {
    const file = openSync(path, 'wx', like?.mode ?? 0o666);
    try {
        writeFileSync(file, text);
        if (like !== undefined) {
            keepOwner(file, like);
            fchmodSync(file, like.mode & 0o7777);
        }
        fsyncSync(file);
    }
    finally {
        closeSync(file);
    }
}
/** Makes a file that does not exist yet, whole or not at all, or gives the reason why there is none. Throws nothing. */
export function createAtomically(path, text) {
    const temporary = temporaryName(dirname(path));
    try {
        writeWhole(temporary, text);
        // A rename would replace what has come into being meanwhile.
        linkSync(temporary, path);
        return undefined;
    }
    catch (error) {
        if (errorCode(error) === 'EEXIST')
            return changedMeanwhile;
        return describeFailure(error);
    }
    finally {
        quietly(remove, temporary);
    }
}
function remove(path) {
    rmSync(path, { force: true });
}
// A file that is written is written, even if something beside it cannot be cleared away; the next run will.
function quietly(action, path) {
    try {
        action(path);
    }
    catch {
        // See above.
    }
}
function keepOwner(file, { uid, gid }) {
    if (process.platform === 'win32' || (uid === process.getuid?.() && gid === process.getgid?.()))
        return;
    try {
        fchownSync(file, uid, gid);
    }
    catch {
        // Only root may give files away; the content matters more than the owner.
    }
}

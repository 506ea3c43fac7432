import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { errorCode } from "./describe-failure.js";
// Beside a file that is being written there are its new text, under a temporary name, and a lock: a symbolic link whose
// target names its owner, since making one is atomic and leaves no moment without an owner. A run that is killed leaves
// both, and the next one clears them away.
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const run = `${host}-${String(process.pid)}-${randomBytes(4).toString('hex')}`;
const named = /^\.tcs-codemod-([\da-f]{8})-(\d+)-([\da-f]{8})\.tmp$/u;
const locked = /^\.tcs-codemod-[\da-f]{16}\.lock$/u;
// Longer than any write takes, for owners that cannot be asked: on another machine, or of a process id used again.
const longest = 60 * 60 * 1000;
/** The name under which this run writes the new text of a file of a folder. */
export function temporaryName(folder) {
    return join(folder, `.tcs-codemod-${run}.tmp`);
}
/** Takes a file for this run; false when another run has it. */
export function lock(path) {
    const name = lockName(path);
    if (tryLock(name))
        return true;
    if (!isAbandoned(ownerOf(name), name))
        return false;
    rmSync(name, { force: true });
    return tryLock(name);
}
/** Gives the file back. */
export function unlock(path) {
    const name = lockName(path);
    if (ownerOf(name) === run)
        rmSync(name, { force: true });
}
// By the name in small letters, as the two names of one file on a file system that is blind to case.
function lockName(path) {
    const hash = createHash('sha256').update(basename(path).toLowerCase()).digest('hex').slice(0, 16);
    return join(dirname(path), `.tcs-codemod-${hash}.lock`);
}
function tryLock(name) {
    try {
        symlinkSync(run, name);
        return true;
    }
    catch (error) {
        if (errorCode(error) === 'EEXIST')
            return false;
        // No links on this file system, or for this user (Windows): then two runs at once are on their own.
        if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errorCode(error) ?? ''))
            return true;
        throw error;
    }
}
function ownerOf(name) {
    try {
        return readlinkSync(name);
    }
    catch {
        return undefined;
    }
}
function isAbandoned(owner, path) {
    const [, where, pid] = /^([\da-f]{8})-(\d+)-/u.exec(owner ?? '') ?? [];
    if (owner === run)
        return false;
    if (where === host && !isRunning(Number(pid)))
        return true;
    const made = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return Date.now() - made > longest;
}
function isRunning(pid) {
    // An earlier process of our own number is gone, as the one of a container that was started again.
    if (pid === process.pid)
        return false;
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return errorCode(error) === 'EPERM';
    }
}
/** Clears away what killed runs left in these folders. Throws nothing. */
export function sweepLeftovers(folders) {
    for (const folder of folders) {
        for (const name of namesIn(folder)) {
            const path = join(folder, name);
            const owner = locked.test(name) ? ownerOf(path) : named.exec(name)?.slice(1).join('-');
            if (owner !== undefined && isAbandoned(owner, path))
                remove(path);
        }
    }
}
function namesIn(folder) {
    try {
        return readdirSync(folder).filter((name) => name.startsWith('.tcs-codemod-'));
    }
    catch {
        return [];
    }
}
function remove(path) {
    try {
        rmSync(path, { force: true });
    }
    catch {
        // It is not in anybody's way; the next run tries again.
    }
}

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describeUnwritten } from "./describe-failure.js";
import { sweepLeftovers, temporaryName } from "./leftovers.js";
import { UsageError } from "./usage-error.js";
/**
 * Writes a file that an option names, whole, with the folders above it.
 * @throws {UsageError} it cannot be written.
 */
export function writeText(cwd, option, file, text) {
    const path = resolve(cwd, file);
    const temporary = temporaryName(dirname(path));
    try {
        mkdirSync(dirname(path), { recursive: true });
        sweepLeftovers([dirname(path)]);
        writeFileSync(temporary, text);
        renameSync(temporary, path);
    }
    catch (error) {
        removeTemporary(temporary);
        throw new UsageError(`${option} ${file} cannot be written: ${describeUnwritten(error)}`);
    }
}
function removeTemporary(path) {
    try {
        rmSync(path, { force: true });
    }
    catch {
        // Where nothing can be made, nothing has been made.
    }
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeUnread } from "./describe-failure.js";
import { exitCodes } from "./exit-codes.js";
import { createLineReader } from "./line-reader.js";
import { colorsFor, output } from "./output.js";
import { createProgress, silentProgress } from "./progress.js";
import { readStdin } from "./read-stdin.js";
import { run } from "./run.js";
import { UsageError } from "./usage-error.js";
/** Runs the codemods over files, reports and gives the exit code. */
export async function runFiles(options, host) {
    const isWatched = host.stderr.isTTY === true && !options.quiet;
    const progress = isWatched ? createProgress((text) => host.stderr.write(text)) : silentProgress;
    let { run: runOptions } = options;
    if (options.filesFrom !== undefined) {
        const listed = await readList(options.filesFrom, host);
        if (listed === undefined)
            return exitCodes.interrupted;
        runOptions = { ...runOptions, listed };
    }
    const runHost = { codemods: host.codemods, signal: host.signal, progress };
    const result = options.interactive
        ? await runAsking(runOptions, options, host, runHost)
        : await run(runOptions, runHost);
    return output(result, options, host);
}
async function runAsking(runOptions, options, host, runHost) {
    if (host.stdin.isTTY !== true || host.stderr.isTTY !== true)
        throw new UsageError('--interactive asks at a terminal, and there is none; use --diff to look and -t to choose');
    const { readLine, close } = createLineReader(host.stdin);
    const colors = colorsFor(host.stderr, options, host);
    const terminal = { write: (text) => host.stderr.write(text), readLine, colors };
    try {
        return await run(runOptions, { ...runHost, terminal });
    }
    finally {
        await close();
    }
}
/** The names in a list, a line or a NUL apart; undefined when the run was interrupted meanwhile. */
async function readList(file, host) {
    const text = file === '-' ? (await readStdin(host))?.toString('utf8') : readFile(host.cwd, file);
    const names = text?.split(text.includes('\0') ? '\0' : /\r?\n/u);
    return names?.filter((name) => name !== '');
}
function readFile(cwd, file) {
    try {
        return readFileSync(resolve(cwd, file), 'utf8');
    }
    catch (error) {
        throw new UsageError(`--files-from ${file} cannot be read: ${describeUnread(error)}`);
    }
}

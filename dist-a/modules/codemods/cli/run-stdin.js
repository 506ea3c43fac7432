import { exitCodes } from "./exit-codes.js";
import { colorsFor, report, writeDiff } from "./output.js";
import { readStdin } from "./read-stdin.js";
import { rewriteStdin } from "./rewrite-stdin.js";
/** Rewrites what comes in on stdin and gives the exit code. */
export async function runStdin(options, host) {
    const bytes = await readStdin(host);
    if (bytes === undefined)
        return exitCodes.interrupted;
    const { result, output } = await rewriteStdin(bytes, options.stdinFilename, options.run, host.codemods);
    if (options.format === 'stylish') {
        if (options.diff)
            host.stdout.write(writeDiff(result, colorsFor(host.stdout, options, host)));
        else if (options.run.write)
            host.stdout.write(output);
    }
    return report(result, options, host, host.stderr);
}

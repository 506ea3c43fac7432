import { parseArguments } from "./arguments.js";
import { exitCodes } from "./exit-codes.js";
import { UsageError } from "./usage-error.js";
import { usage } from "./usage.js";
import { readVersion } from "./version.js";
/** Runs the command line and gives the exit code. Throws nothing: what goes wrong is on stderr. */
export async function cli(argv, host) {
    try {
        return await dispatch(parseArguments(argv, host.cwd), host);
    }
    catch (error) {
        if (error instanceof UsageError)
            host.stderr.write(`tcs-codemod: ${error.message}\nSee tcs-codemod --help\n`);
        else
            host.stderr.write(`tcs-codemod: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        return exitCodes.failure;
    }
}
// Modules are loaded by the branch that needs them, so that --help and --version answer at once.
async function dispatch(options, host) {
    switch (options.action) {
        case 'help':
            host.stdout.write(usage());
            return exitCodes.fine;
        case 'version':
            host.stdout.write(`${readVersion()}\n`);
            return exitCodes.fine;
        case 'list': {
            const { listCodemods } = await import("./list-codemods.js");
            host.stdout.write(listCodemods(host.codemods ?? (await import("../registry.js")).codemods, options.format));
            return exitCodes.fine;
        }
        case 'merge': {
            const { mergeReports } = await import("./merge-reports.js");
            const { output } = await import("./output.js");
            return output(mergeReports(host.cwd, options.run.paths), options, host);
        }
        case 'stdin':
            return (await import("./run-stdin.js")).runStdin(options, host);
        case 'run':
            return (await import("./run-files.js")).runFiles(options, host);
    }
}

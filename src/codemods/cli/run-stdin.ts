import type { CliOptions } from './arguments.ts';
import type { CliHost } from './cli.ts';
import { exitCodes } from './exit-codes.ts';
import { colorsFor, report, writeDiff } from './output.ts';
import { readStdin } from './read-stdin.ts';
import { rewriteStdin } from './rewrite-stdin.ts';

/** Rewrites what comes in on stdin and gives the exit code. */
export async function runStdin(options: CliOptions, host: CliHost): Promise<number> {
  const bytes = await readStdin(host);
  if (bytes === undefined) return exitCodes.interrupted;
  const { result, output } = await rewriteStdin(bytes, options.stdinFilename, options.run, host.codemods);
  if (options.format === 'stylish') {
    if (options.diff) host.stdout.write(writeDiff(result, colorsFor(host.stdout, options, host)));
    else if (options.run.write) host.stdout.write(output);
  }
  return report(result, options, host, host.stderr);
}

import { chooseColors, noColors } from "./colors.js";
import { diffCreated, diffFile } from "./diff.js";
import { formatsWithDiffs } from "./formats.js";
import { loadReporter } from "./reporters/load-reporter.js";
import { problems } from "./reporters/problems.js";
import { printable } from "./reporters/printable.js";
import { stylish } from "./reporters/stylish.js";
import { readVersion } from "./version.js";
import { writeText } from "./write-text.js";
/** Puts out all that was asked for about a run over files, and gives the exit code. */
export async function output(result, options, host) {
    const { diff, print, patch, format } = options;
    if (diff && format === 'stylish')
        host.stdout.write(writeDiff(result, colorsFor(host.stdout, options, host)));
    if (print)
        host.stdout.write(printFiles(result));
    if (patch !== undefined)
        writeText(host.cwd, '--patch', patch, writeDiff(result, noColors));
    return report(result, options, host, diff || print ? host.stderr : host.stdout);
}
/** Writes the reports, the one for people to the stream given, and gives the exit code. */
export async function report(result, options, host, target) {
    const { verbose, format } = options;
    const render = async (as, colors, diff) => (await loadReporter(as))(result, { colors, verbose, diff, version: readVersion() });
    if (format !== 'stylish')
        host.stdout.write(await render(format, noColors, options.diff));
    else if (!options.quiet && (options.action !== 'stdin' || verbose || !options.run.write)) {
        target.write(stylish(result, { colors: colorsFor(target, options, host), verbose }));
    }
    // Before the files, which may fail: what went wrong in the run is to be seen in any case.
    const text = problems(result, { colors: colorsFor(host.stderr, options, host), verbose });
    if (text !== '')
        host.stderr.write(text);
    for (const { format: as, file } of options.reports)
        writeText(host.cwd, `--report ${as}`, file, await render(as, noColors, formatsWithDiffs.includes(as)));
    return result.exitCode;
}
/** All changes as one patch. */
export function writeDiff({ files, created }, colors) {
    const changes = files.map((file) => diffFile(file, colors));
    return (created === undefined ? '' : diffCreated(created, colors)) + changes.join('');
}
/** The files as they would be; under their names, as `tail` has them, when there are several. */
function printFiles({ files, created }) {
    const changed = files.flatMap(({ path, change }) => (change === undefined ? [] : [{ path, text: change.after }]));
    const all = created === undefined ? changed : [created, ...changed];
    if (all.length === 1)
        return all[0]?.text ?? '';
    return all.map(({ path, text }) => `==> ${printable(path)} <==\n${endLine(text)}`).join('\n');
}
function endLine(text) {
    return text.endsWith('\n') ? text : `${text}\n`;
}
/** The colours for a stream, as the flags, the environment and the stream want it. */
export function colorsFor(stream, options, host) {
    return chooseColors(options.color, host.env, stream.isTTY === true);
}

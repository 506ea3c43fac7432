import { n as diffFile, o as chooseColors, s as noColors, t as diffCreated } from "./diff.js";
import { r as formatsWithDiffs, t as readVersion } from "./version.js";
import { t as listProblems } from "./summary.js";
import { t as printable } from "./printable.js";
import { t as stylish } from "./stylish.js";
import { i as errorCode, r as describeUnwritten } from "./describe-failure.js";
import { t as UsageError } from "./usage-error.js";
import { lstatSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { createHash, randomBytes } from "node:crypto";
import { hostname } from "node:os";
// dist/modules/codemods/cli/reporters/load-reporter.js
const loaders = {
	stylish: async () => (await import("../../chunks/stylish.js")).stylish,
	json: async () => (await import("../../chunks/json.js")).json,
	jsonl: async () => (await import("./jsonl.js")).jsonl,
	sarif: async () => (await import("./sarif.js")).sarif,
	github: async () => (await import("./github.js")).github,
	markdown: async () => (await import("./markdown.js")).markdown,
	html: async () => (await import("./html.js")).html
};
/** The reporter of a format. */
function loadReporter(format) {
	return loaders[format]();
}
// dist/modules/codemods/cli/reporters/problems.js
/** What went wrong, a line each, as `path:line:col: message`. */
function problems(result, { colors, verbose }) {
	const lines = listProblems(result).map((problem) => `${colors.red("error")} ${place(problem)}${detail(problem, verbose)}\n`);
	const held = result.files.filter((file) => file.status === "held-back").length;
	if (held > 0) lines.push(`Nothing was written: ${String(held)} ${held === 1 ? "file" : "files"} would change.\n`);
	if (result.interrupted) lines.push("Interrupted: the files that were not reached are as they were.\n");
	return lines.join("");
}
function place({ path, line, column }) {
	if (path === void 0) return "";
	if (line === void 0) return `${printable(path)}: `;
	return `${printable(path)}:${String(line)}:${String(column ?? 1)}: `;
}
function detail({ detail: text }, verbose) {
	return verbose ? text : text.split("\n", 1)[0] ?? "";
}
// dist/modules/codemods/cli/leftovers.js
const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
const run = `${host}-${String(process.pid)}-${randomBytes(4).toString("hex")}`;
const named = /^\.tcs-codemod-([\da-f]{8})-(\d+)-([\da-f]{8})\.tmp$/u;
const locked = /^\.tcs-codemod-[\da-f]{16}\.lock$/u;
const longest = 36e5;
/** The name under which this run writes the new text of a file of a folder. */
function temporaryName(folder) {
	return join(folder, `.tcs-codemod-${run}.tmp`);
}
/** Takes a file for this run; false when another run has it. */
function lock(path) {
	const name = lockName(path);
	if (tryLock(name)) return true;
	if (!isAbandoned(ownerOf(name), name)) return false;
	rmSync(name, { force: true });
	return tryLock(name);
}
/** Gives the file back. */
function unlock(path) {
	const name = lockName(path);
	if (ownerOf(name) === run) rmSync(name, { force: true });
}
function lockName(path) {
	const hash = createHash("sha256").update(basename(path).toLowerCase()).digest("hex").slice(0, 16);
	return join(dirname(path), `.tcs-codemod-${hash}.lock`);
}
function tryLock(name) {
	try {
		symlinkSync(run, name);
		return true;
	} catch (error) {
		if (errorCode(error) === "EEXIST") return false;
		if ([
			"EPERM",
			"ENOTSUP",
			"EOPNOTSUPP",
			"ENOSYS"
		].includes(errorCode(error) ?? "")) return true;
		throw error;
	}
}
function ownerOf(name) {
	try {
		return readlinkSync(name);
	} catch {
		return;
	}
}
function isAbandoned(owner, path) {
	const [, where, pid] = /^([\da-f]{8})-(\d+)-/u.exec(owner ?? "") ?? [];
	if (owner === run) return false;
	if (where === host && !isRunning(Number(pid))) return true;
	const made = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
	return Date.now() - made > longest;
}
function isRunning(pid) {
	if (pid === process.pid) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errorCode(error) === "EPERM";
	}
}
/** Clears away what killed runs left in these folders. Throws nothing. */
function sweepLeftovers(folders) {
	for (const folder of folders) for (const name of namesIn(folder)) {
		const path = join(folder, name);
		const owner = locked.test(name) ? ownerOf(path) : named.exec(name)?.slice(1).join("-");
		if (owner !== void 0 && isAbandoned(owner, path)) remove(path);
	}
}
function namesIn(folder) {
	try {
		return readdirSync(folder).filter((name) => name.startsWith(".tcs-codemod-"));
	} catch {
		return [];
	}
}
function remove(path) {
	try {
		rmSync(path, { force: true });
	} catch {}
}
// dist/modules/codemods/cli/write-text.js
/**
* Writes a file that an option names, whole, with the folders above it.
* @throws {UsageError} it cannot be written.
*/
function writeText(cwd, option, file, text) {
	const path = resolve(cwd, file);
	const temporary = temporaryName(dirname(path));
	try {
		mkdirSync(dirname(path), { recursive: true });
		sweepLeftovers([dirname(path)]);
		writeFileSync(temporary, text);
		renameSync(temporary, path);
	} catch (error) {
		removeTemporary(temporary);
		throw new UsageError(`${option} ${file} cannot be written: ${describeUnwritten(error)}`);
	}
}
function removeTemporary(path) {
	try {
		rmSync(path, { force: true });
	} catch {}
}
// dist/modules/codemods/cli/output.js
/** Puts out all that was asked for about a run over files, and gives the exit code. */
async function output(result, options, host) {
	const { diff, print, patch, format } = options;
	if (diff && format === "stylish") host.stdout.write(writeDiff(result, colorsFor(host.stdout, options, host)));
	if (print) host.stdout.write(printFiles(result));
	if (patch !== void 0) writeText(host.cwd, "--patch", patch, writeDiff(result, noColors));
	return report(result, options, host, diff || print ? host.stderr : host.stdout);
}
/** Writes the reports, the one for people to the stream given, and gives the exit code. */
async function report(result, options, host, target) {
	const { verbose, format } = options;
	const render = async (as, colors, diff) => (await loadReporter(as))(result, {
		colors,
		verbose,
		diff,
		version: readVersion()
	});
	if (format !== "stylish") host.stdout.write(await render(format, noColors, options.diff));
	else if (!options.quiet && (options.action !== "stdin" || verbose || !options.run.write)) target.write(stylish(result, {
		colors: colorsFor(target, options, host),
		verbose
	}));
	const text = problems(result, {
		colors: colorsFor(host.stderr, options, host),
		verbose
	});
	if (text !== "") host.stderr.write(text);
	for (const { format: as, file } of options.reports) writeText(host.cwd, `--report ${as}`, file, await render(as, noColors, formatsWithDiffs.includes(as)));
	return result.exitCode;
}
/** All changes as one patch. */
function writeDiff({ files, created }, colors) {
	const changes = files.map((file) => diffFile(file, colors));
	return (created === void 0 ? "" : diffCreated(created, colors)) + changes.join("");
}
/** The files as they would be; under their names, as `tail` has them, when there are several. */
function printFiles({ files, created }) {
	const changed = files.flatMap(({ path, change }) => change === void 0 ? [] : [{
		path,
		text: change.after
	}]);
	const all = created === void 0 ? changed : [created, ...changed];
	if (all.length === 1) return all[0]?.text ?? "";
	return all.map(({ path, text }) => `==> ${printable(path)} <==\n${endLine(text)}`).join("\n");
}
function endLine(text) {
	return text.endsWith("\n") ? text : `${text}\n`;
}
/** The colours for a stream, as the flags, the environment and the stream want it. */
function colorsFor(stream, options, host) {
	return chooseColors(options.color, host.env, stream.isTTY === true);
}
export { writeText as a, temporaryName as c, writeDiff as i, unlock as l, output as n, lock as o, report as r, sweepLeftovers as s, colorsFor as t };

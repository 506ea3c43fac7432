#!/usr/bin/env node
import { n as formats, r as formatsWithDiffs, t as readVersion } from "./version.js";
import { ct as FromError, lt as parseFrom } from "../../chunks/codemods.js";
import { t as suggestName } from "./suggest-name.js";
import { t as UsageError } from "./usage-error.js";
import { t as defaultRunOptions } from "./run-options.js";
import { t as exitCodes } from "./exit-codes.js";
import { parseArgs } from "node:util";
// dist/modules/codemods/cli/options.js
/** In the order of the help. */
const optionGroups = [
	{
		title: "What to apply",
		rows: [
			{
				name: "transform",
				short: "t",
				value: "name,…|file",
				isRepeatable: true,
				help: "only these codemods; a path is a jscodeshift transform",
				example: "-t deferred-to-source -t ./codemods/rename-client.js"
			},
			{
				name: "transform-option",
				value: "key=value",
				isRepeatable: true,
				help: "an option of your own transforms, as JSON or text",
				example: "-t ./rename.js --transform-option from=get --transform-option to=fetch"
			},
			{
				name: "list",
				help: "the codemods there are, a line each",
				example: "--list"
			},
			{
				name: "unsafe",
				help: "apply suggested repairs too",
				example: "--unsafe --diff"
			},
			{
				name: "interactive",
				short: "i",
				help: "show each site and ask; nothing is written before the last answer",
				example: "-i src/client"
			},
			{
				name: "from",
				value: "library,…",
				isRepeatable: true,
				help: "also withResolvers, p-defer, open-draft, q or jquery",
				example: "--from withResolvers,p-defer"
			},
			{
				name: "runtime",
				value: "specifier",
				help: "import from this module (default: task-completion-source)",
				example: "--runtime #lib/tcs"
			},
			{
				name: "vendor",
				value: "file",
				help: "write the runtime into this .ts or .js file and import it from there",
				example: "--vendor src/lib/task-completion-source.ts"
			}
		]
	},
	{
		title: "What to write",
		rows: [
			{
				name: "dry-run",
				short: "d",
				help: "change nothing, show what would be done",
				example: "--dry-run"
			},
			{
				name: "diff",
				help: "change nothing, print a patch for git apply or patch -p1",
				example: "--diff | git apply"
			},
			{
				name: "patch",
				value: "file",
				help: "change nothing, write that patch to a file",
				example: "--patch deferreds.patch"
			},
			{
				name: "print",
				short: "p",
				help: "change nothing, print the files as they would be",
				example: "--print src/gate.ts"
			},
			{
				name: "check",
				help: "change nothing, exit 1 when something would change",
				example: "--check"
			},
			{
				name: "stdin",
				help: "read one text, print it rewritten",
				example: "--stdin < gate.ts"
			},
			{
				name: "stdin-filename",
				value: "file",
				help: "the name it goes by (default: stdin.ts)",
				example: "--stdin-filename src/gate.tsx < src/gate.tsx"
			}
		]
	},
	{
		title: "Which files",
		rows: [
			{
				name: "project",
				value: "tsconfig",
				help: "the files of this tsconfig.json and of those it refers to",
				example: "--project tsconfig.json"
			},
			{
				name: "changed",
				help: "files with uncommitted changes, new ones too",
				example: "--changed --check"
			},
			{
				name: "since",
				value: "rev",
				help: "files changed since the branch left this revision",
				example: "--since origin/main --check"
			},
			{
				name: "staged",
				help: "files that are staged",
				example: "--staged --check"
			},
			{
				name: "files-from",
				value: "file|-",
				help: "files listed in a file or on stdin, by line or by NUL",
				example: "--files-from files.txt"
			},
			{
				name: "ignore-pattern",
				value: "glob",
				isRepeatable: true,
				help: "leave these out, as in .gitignore",
				example: "--ignore-pattern 'legacy/**' --ignore-pattern '!legacy/keep.ts'"
			},
			{
				name: "no-ignore",
				help: "take in what .gitignore leaves out",
				example: "--no-ignore generated"
			},
			{
				name: "shard",
				value: "i/n",
				help: "the i-th of n parts of the files, stable by path",
				example: "--shard 2/4 --report json=shard-2.json"
			},
			{
				name: "allow-dirty",
				help: "change files with uncommitted changes",
				example: "--allow-dirty"
			},
			{
				name: "allow-no-vcs",
				help: "change files that are in no git repository",
				example: "--allow-no-vcs"
			}
		]
	},
	{
		title: "Reports",
		rows: [
			{
				name: "format",
				value: "name",
				help: "stylish (default), json, jsonl, sarif, github, markdown or html",
				example: "--check --format github"
			},
			{
				name: "report",
				value: "format=file",
				isRepeatable: true,
				help: "a report in a file as well, in any of these",
				example: "--report html=report.html --report sarif=report.sarif"
			},
			{
				name: "baseline",
				value: "file",
				help: "sites that --check accepts: it fails on new ones alone",
				example: "--check --baseline tcs-baseline.json"
			},
			{
				name: "update-baseline",
				help: "write the sites that stay into the file of --baseline",
				example: "--dry-run --baseline tcs-baseline.json --update-baseline"
			},
			{
				name: "quiet",
				short: "q",
				help: "errors only",
				example: "--quiet"
			},
			{
				name: "verbose",
				short: "v",
				help: "every site and every file left alone",
				example: "--verbose"
			},
			{
				name: "color",
				help: "colours, whatever the terminal",
				example: "--color --diff | less -R"
			},
			{
				name: "no-color",
				help: "no colours",
				example: "--no-color"
			}
		]
	},
	{
		title: "How to run",
		rows: [
			{
				name: "concurrency",
				value: "n|auto",
				help: "worker threads",
				example: "--concurrency 2"
			},
			{
				name: "timeout",
				value: "seconds",
				help: "give a file up after this time (default: 60; 0: never)",
				example: "--timeout 10"
			},
			{
				name: "help",
				short: "h",
				help: "this text",
				example: "--help"
			},
			{
				name: "version",
				help: "the version of this package",
				example: "--version"
			}
		]
	}
];
/** All options, in the order of the help. */
const optionRows = optionGroups.flatMap((group) => group.rows);
// dist/modules/codemods/cli/option-values.js
function parseFormat(option, value) {
	const format = formats.find((each) => each === value);
	if (format !== void 0) return format;
	const meant = suggestName(value, formats);
	const hint = meant === void 0 ? "" : ` (did you mean ${meant}?)`;
	throw new UsageError(`Unknown ${option} ${value}${hint}: write one of ${formats.join(", ")}`);
}
function parseReports(values) {
	const reports = values.map((value) => {
		const [, format, file] = /^([^=]+)=(.+)$/su.exec(value) ?? [];
		if (format === void 0 || file === void 0) throw new UsageError(`--report ${value}: write <format>=<file>, for example --report html=report.html`);
		return {
			format: parseFormat("--report", format),
			file
		};
	});
	const twice = reports.find(({ file }, index) => reports.findIndex((other) => other.file === file) < index);
	if (twice !== void 0) throw new UsageError(`--report ${twice.format}=${twice.file}: two reports go to this file`);
	return reports;
}
function parseConcurrency(value) {
	if (value === void 0 || value === "auto") return "auto";
	const count = Number(value);
	if (/^\d+$/u.test(value) && count >= 1 && count <= 256) return count;
	throw new UsageError(`--concurrency ${value}: write a number from 1 to 256, or auto`);
}
const longestTimeout = 86400;
/** In milliseconds. */
function parseTimeout(value) {
	if (value === void 0) return void 0;
	const seconds = Number(value);
	if (/^\d+(?:\.\d+)?$/u.test(value) && seconds <= longestTimeout) return seconds * 1e3;
	throw new UsageError(`--timeout ${value}: write seconds, as 10 or 0.5; 0 for no limit, at most a day`);
}
function parseShard(value) {
	if (value === void 0) return void 0;
	const [, index = 0, count = 0] = (/^(\d{1,5})\/(\d{1,5})$/u.exec(value) ?? []).map(Number);
	if (index >= 1 && index <= count) return {
		index,
		count
	};
	throw new UsageError(`--shard ${value}: write i/n with i from 1 to n, for example 1/4 for the first of four parts`);
}
function parseTransforms(values) {
	if (values === void 0) return [];
	const given = values.flatMap((value) => value.split(",")).map((name) => name.trim()).filter((name) => name !== "");
	if (given.length === 0) throw new UsageError("--transform needs the name of a codemod or the path of a transform; --list shows the names");
	return given;
}
/** As jscodeshift does: a value that reads as JSON is one, any other is a text, and a key alone is true. */
function parseTransformOptions(values) {
	return Object.fromEntries(values.map((value) => {
		const [, key, given] = /^([^=]+)(?:=(.*))?$/su.exec(value) ?? [];
		if (key === void 0) throw new UsageError(`--transform-option ${value}: write <key>=<value>, for example to=newName`);
		return [key, given === void 0 ? true : jsonOrText(given)];
	}));
}
function jsonOrText(value) {
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}
function checkFrom(values) {
	try {
		parseFrom(values);
		return values;
	} catch (error) {
		throw error instanceof FromError ? new UsageError(`--from: ${error.message}`) : error;
	}
}
// dist/modules/codemods/cli/arguments.js
const config = Object.fromEntries(optionRows.map(({ name, short, value, isRepeatable }) => [name, {
	type: value === void 0 ? "boolean" : "string",
	...short === void 0 ? {} : { short },
	...isRepeatable ? { multiple: true } : {}
}]));
function parse(argv) {
	try {
		const { values, positionals } = parseArgs({
			args: [...argv],
			options: config,
			allowPositionals: true,
			strict: true
		});
		return {
			values,
			positionals
		};
	} catch (error) {
		throw new UsageError(explain(error));
	}
}
function explain(error) {
	const message = error instanceof Error ? error.message : String(error);
	const unknown = /^Unknown option '-{1,2}([^']+)'/u.exec(message)?.[1];
	if (unknown !== void 0) {
		const names = optionRows.map(({ name }) => name);
		const meant = suggestName(unknown, names);
		return `Unknown option ${unknown.length === 1 ? `-${unknown}` : `--${unknown}`}${meant === void 0 ? "" : `: did you mean --${meant}?`}`;
	}
	const name = /'(?:-\w, )?--([\w-]+)/u.exec(message)?.[1];
	const row = optionRows.find((each) => each.name === name);
	const problem = (message.split("\n", 1)[0] ?? "").replace(" argument is ambiguous.", " needs a value, and what follows looks like an option");
	return row === void 0 ? problem : `${problem}; for example: ${row.example}`;
}
/**
* Reads the command line.
* @throws {UsageError} an unknown option, a value out of range, or options that contradict each other.
*/
function parseArguments(argv, cwd) {
	const { values, positionals } = parse(argv);
	for (const { name, value } of optionRows) if (value !== void 0) requireValue(name, values[name]);
	const isMerge = positionals[0] === "merge-reports";
	const paths = isMerge ? positionals.slice(1) : positionals;
	const action = chooseAction(values, isMerge, values.stdin ?? values["stdin-filename"] !== void 0);
	const format = parseFormat("--format", values.format ?? "stylish");
	const reports = parseReports(values.report ?? []);
	refuseContradictions(values, action, paths, format);
	const color = values["no-color"] === true ? false : values.color;
	return {
		action,
		run: runOptions(values, {
			cwd,
			paths,
			showsSites: needsDiffs(values, format, reports)
		}),
		interactive: values.interactive ?? false,
		diff: values.diff ?? false,
		print: values.print ?? false,
		...pick("filesFrom", values["files-from"]),
		...pick("patch", values.patch),
		format,
		reports,
		quiet: values.quiet ?? false,
		verbose: values.verbose ?? false,
		...pick("color", color),
		stdinFilename: values["stdin-filename"] ?? "stdin.ts"
	};
}
function runOptions(values, { cwd, paths, showsSites }) {
	const recent = chooseRecent(values);
	const only = [
		values.check,
		values.diff,
		values["dry-run"],
		values.print,
		values.patch !== void 0
	];
	return {
		...defaultRunOptions,
		cwd,
		paths,
		transforms: parseTransforms(values.transform),
		transformOptions: parseTransformOptions(values["transform-option"] ?? []),
		unsafe: values.unsafe ?? false,
		runtime: values.runtime ?? defaultRunOptions.runtime,
		from: checkFrom(values.from ?? []),
		write: !only.includes(true),
		check: values.check ?? false,
		updateBaseline: values["update-baseline"] ?? false,
		allowDirty: values["allow-dirty"] ?? false,
		allowNoVcs: values["allow-no-vcs"] ?? false,
		ignorePatterns: values["ignore-pattern"] ?? [],
		useIgnoreFiles: !(values["no-ignore"] ?? false),
		concurrency: parseConcurrency(values.concurrency),
		timeout: parseTimeout(values.timeout) ?? defaultRunOptions.timeout,
		siteDiffs: showsSites,
		...pick("project", values.project),
		...pick("vendor", values.vendor),
		...pick("baseline", values.baseline),
		...pick("shard", parseShard(values.shard)),
		...pick("recent", recent)
	};
}
function pick(key, value) {
	return value === void 0 ? {} : { [key]: value };
}
function requireValue(name, value) {
	const isEmpty = (Array.isArray(value) ? value : [value]).some((each) => typeof each === "string" && each.trim() === "");
	const example = optionRows.find((row) => row.name === name)?.example ?? "";
	if (isEmpty) throw new UsageError(`--${name} needs a value; for example: ${example}`);
}
function chooseAction(values, isMerge, stdin) {
	if (values.help === true) return "help";
	if (values.version === true) return "version";
	if (values.list === true) return "list";
	if (isMerge) return "merge";
	return stdin ? "stdin" : "run";
}
function chooseRecent({ changed, since, staged }) {
	if (since !== void 0) return {
		kind: "since",
		revision: since
	};
	if (staged === true) return { kind: "staged" };
	return changed === true ? { kind: "changed" } : void 0;
}
function needsDiffs(values, format, reports) {
	const shown = reports.map((report) => report.format);
	if (format === "html" || values.diff === true && formatsWithDiffs.includes(format)) return true;
	return shown.some((each) => formatsWithDiffs.includes(each));
}
/** Pairs that make no sense together, and why. */
const contradictions = [
	["quiet", "verbose"],
	[
		"diff",
		"print",
		"both write to stdout"
	],
	["changed", "since"],
	["changed", "staged"],
	["since", "staged"],
	["files-from", "changed"],
	["files-from", "since"],
	["files-from", "staged"],
	["files-from", "project"],
	[
		"runtime",
		"vendor",
		"the vendored file is what is imported"
	],
	[
		"interactive",
		"check",
		"--check asks nobody"
	],
	[
		"interactive",
		"dry-run",
		"a dry run applies nothing that one could ask about"
	]
];
const forMerge = [
	"format",
	"report",
	"quiet",
	"verbose",
	"color",
	"no-color",
	"diff"
];
const notForStdin = [
	"project",
	"changed",
	"since",
	"staged",
	"files-from",
	"shard",
	"vendor",
	"baseline",
	"interactive",
	"patch",
	"print"
];
function refuseContradictions(values, action, paths, format) {
	for (const [one, other, why] of contradictions) {
		if (values[one] === void 0 || values[other] === void 0) continue;
		throw new UsageError(`--${one} and --${other} contradict each other${why === void 0 ? "" : `: ${why}`}`);
	}
	if (paths.includes("")) throw new UsageError("A path is empty");
	if (values["files-from"] !== void 0 && paths.length > 0) throw new UsageError(`--files-from names the files: leave out ${paths.join(", ")}`);
	if (values["update-baseline"] === true && values.baseline === void 0) throw new UsageError("--update-baseline needs --baseline <file>: the file to write");
	if (values.baseline !== void 0 && values["update-baseline"] !== true && values.check !== true) throw new UsageError("--baseline says what --check accepts: add --check, or --update-baseline to write it");
	refuseOnStdout(values, format);
	if (action === "stdin") {
		if (paths.length > 0) throw new UsageError(`--stdin reads one text: leave out ${paths.join(", ")}`);
		refuseAll(values, (name) => notForStdin.includes(name), "--stdin");
	}
	if (action === "merge") {
		if (paths.length === 0) throw new UsageError("merge-reports needs the JSON reports of the shards to merge");
		refuseAll(values, (name) => !forMerge.includes(name), "merge-reports");
	}
}
function refuseAll(values, isWrong, beside) {
	const wrong = Object.keys(values).find(isWrong);
	if (wrong !== void 0) throw new UsageError(`--${wrong} does not go with ${beside}`);
}
function refuseOnStdout(values, format) {
	if (format === "stylish") return;
	if (values.print === true) throw new UsageError(`--print and --format ${format} both write to stdout; use --report ${format}=<file>`);
	if (values.diff === true && !formatsWithDiffs.includes(format)) throw new UsageError(`--diff and --format ${format} both write to stdout; use --patch <file>`);
}
// dist/modules/codemods/cli/usage.js
/** An option as one writes it: `-t, --transform <name>`. */
function writtenOption({ name, short, value }) {
	return `${short === void 0 ? "" : `-${short}, `}--${name}${value === void 0 ? "" : ` <${value}>`}`;
}
const width = 32;
function line(row) {
	const written = `  ${row.short === void 0 ? "    " : ""}${writtenOption(row)}`;
	const help = row.isRepeatable ? `${row.help} (repeatable)` : row.help;
	return written.length < 31 ? `${written.padEnd(width)}${help}\n` : `${written}\n${" ".repeat(width)}${help}\n`;
}
function group({ title, rows }) {
	return `${title}\n${rows.map(line).join("")}\n`;
}
/** The text of `--help`. */
function usage() {
	return `tcs-codemod [paths…]
tcs-codemod merge-reports <json…> [--format <name>] [--report <format>=<file>]

Rewrites promises that are completed by hand to TaskCompletionSource. Applies safe repairs only;
what is not rewritten is listed with the reason. Without paths: the current folder, as git lists it.

${optionGroups.map(group).join("")}In a file: // tcs-codemod-ignore-next-line: reason, /* tcs-codemod-ignore-file: reason */

Exit codes: 0 fine, 1 --check found something, 2 wrong usage, the guard or a file that could not be
handled, 130 interrupted.
`;
}
// dist/modules/codemods/cli/cli.js
/** Runs the command line and gives the exit code. Throws nothing: what goes wrong is on stderr. */
async function cli(argv, host) {
	try {
		return await dispatch(parseArguments(argv, host.cwd), host);
	} catch (error) {
		if (error instanceof UsageError) host.stderr.write(`tcs-codemod: ${error.message}\nSee tcs-codemod --help\n`);
		else host.stderr.write(`tcs-codemod: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
		return exitCodes.failure;
	}
}
async function dispatch(options, host) {
	switch (options.action) {
		case "help":
			host.stdout.write(usage());
			return exitCodes.fine;
		case "version":
			host.stdout.write(`${readVersion()}\n`);
			return exitCodes.fine;
		case "list": {
			const { listCodemods } = await import("./list-codemods.js");
			host.stdout.write(listCodemods(host.codemods ?? (await import("../../chunks/registry.js")).codemods, options.format));
			return exitCodes.fine;
		}
		case "merge": {
			const { mergeReports } = await import("./merge-reports.js");
			const { output } = await import("../../chunks/output.js");
			return output(mergeReports(host.cwd, options.run.paths), options, host);
		}
		case "stdin": return (await import("./run-stdin.js")).runStdin(options, host);
		case "run": return (await import("./run-files.js")).runFiles(options, host);
	}
}
// dist/modules/codemods/cli/main.js
const interruption = new AbortController();
for (const name of [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
]) process.once(name, () => {
	interruption.abort();
});
process.on("uncaughtException", (error) => {
	process.stderr.write(`tcs-codemod: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
	process.exit(exitCodes.failure);
});
for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
});
process.exitCode = await cli(process.argv.slice(2), {
	cwd: process.cwd(),
	env: process.env,
	get stdin() {
		const close = () => void process.stdin.destroy();
		if (interruption.signal.aborted) close();
		else interruption.signal.addEventListener("abort", close);
		return process.stdin;
	},
	stdout: process.stdout,
	stderr: process.stderr,
	signal: interruption.signal
});
export {};

import { t as exitCodes } from "./exit-codes.js";
import { i as writeDiff, r as report, t as colorsFor } from "./output.js";
import { n as describeCodemods, r as readStdin, t as chooseCodemods } from "./choose-codemods.js";
import { r as codemods } from "../../chunks/codemods.js";
import { n as rewriteBytes } from "./rewrite-bytes.js";
// dist/modules/codemods/cli/rewrite-stdin.js
/**
* Rewrites one text that goes by a name.
* @throws {UsageError} a codemod does not exist.
*/
async function rewriteStdin(bytes, name, options, known = codemods) {
	const started = performance.now();
	const chosen = await chooseCodemods(known, options);
	const outcome = await rewriteBytes(name, bytes, {
		...chosen,
		settings: options
	});
	const file = conclude(name, outcome);
	return {
		result: {
			mode: options.check ? "check" : "dry-run",
			codemods: describeCodemods(chosen),
			unsafe: options.unsafe,
			files: [file],
			problems: [],
			notes: ("messages" in outcome ? outcome.messages : void 0) ?? [],
			interrupted: false,
			milliseconds: Math.round(performance.now() - started),
			exitCode: exitCodeOf(file, options.check)
		},
		output: outcome.status === "error" ? "" : file.change?.after ?? bytes
	};
}
function conclude(path, outcome) {
	switch (outcome.status) {
		case "change": return {
			path,
			status: "would-change",
			sites: outcome.sites,
			change: outcome.change
		};
		case "unchanged": return {
			path,
			status: "unchanged",
			sites: outcome.sites
		};
		case "irrelevant": return {
			path,
			status: "irrelevant",
			sites: []
		};
		case "left-alone": return {
			path,
			status: "left-alone",
			sites: [],
			reason: outcome.reason
		};
		case "error": return {
			path,
			status: "error",
			sites: [],
			problem: {
				...outcome.problem,
				path
			}
		};
	}
}
function exitCodeOf(file, check) {
	if (file.status === "error") return exitCodes.failure;
	return check && file.status === "would-change" ? exitCodes.wouldChange : exitCodes.fine;
}
// dist/modules/codemods/cli/run-stdin.js
/** Rewrites what comes in on stdin and gives the exit code. */
async function runStdin(options, host) {
	const bytes = await readStdin(host);
	if (bytes === void 0) return exitCodes.interrupted;
	const { result, output } = await rewriteStdin(bytes, options.stdinFilename, options.run, host.codemods);
	if (options.format === "stylish") {
		if (options.diff) host.stdout.write(writeDiff(result, colorsFor(host.stdout, options, host)));
		else if (options.run.write) host.stdout.write(output);
	}
	return report(result, options, host, host.stderr);
}
export { runStdin };

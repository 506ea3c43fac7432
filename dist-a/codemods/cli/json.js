import { n as diffFile } from "./diff.js";
import { n as reasonOf, r as summarize, t as listProblems } from "./summary.js";
// dist/modules/codemods/cli/reporters/json.js
/** The run as one JSON document, which `merge-reports` reads back. */
function json(result, style) {
	const document = {
		...describeRun(result, style),
		files: result.files.map((file) => describeFile(file, style.diff)),
		errors: listProblems(result),
		notes: result.notes,
		missingRuntime: result.missingRuntime,
		created: result.created
	};
	return `${JSON.stringify(document, void 0, 2)}\n`;
}
/** The run as a whole, without its files. */
function describeRun(result, { version }) {
	const { files, byStatus, leftAlone, relevant, sites, skipped, newSites, errors } = summarize(result);
	return {
		version,
		mode: result.mode,
		codemods: result.codemods,
		unsafe: result.unsafe,
		folder: result.folder,
		shard: result.shard,
		exitCode: result.exitCode,
		interrupted: result.interrupted,
		milliseconds: result.milliseconds,
		totals: {
			files,
			relevant,
			byStatus,
			leftAlone,
			sites,
			skipped,
			newSites,
			errors
		}
	};
}
/** One file of the run. */
function describeFile(file, diff) {
	return {
		path: file.path,
		status: file.status,
		reason: file.reason && {
			code: file.reason.code,
			detail: file.reason.detail
		},
		error: file.problem,
		sites: file.sites.map((site) => ({
			...site,
			skip: reasonOf(site)
		})),
		diff: diff && (file.change ?? file.diff) !== void 0 ? diffFile(file) : void 0
	};
}
export { describeRun as n, json as r, describeFile as t };

// dist/modules/codemods/cli/run-result.js
const fileStatuses = [
	"changed",
	"would-change",
	"held-back",
	"unchanged",
	"irrelevant",
	"left-alone",
	"not-reached",
	"error"
];
// dist/modules/codemods/cli/summary.js
const parsed = [
	"changed",
	"would-change",
	"held-back",
	"unchanged"
];
function countBy(items, key) {
	const counts = {};
	for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
	return counts;
}
/** Counts a run; the statuses add up to the files, and the reasons to what they explain. */
function summarize({ files, problems }) {
	const statuses = countBy(files, (file) => file.status);
	const sites = files.flatMap((file) => file.sites);
	const siteStatuses = countBy(sites, (site) => site.status);
	const byStatus = Object.fromEntries(fileStatuses.map((status) => [status, statuses[status] ?? 0]));
	return {
		files: files.length,
		relevant: parsed.reduce((sum, status) => sum + byStatus[status], 0),
		byStatus,
		leftAlone: countBy(files.filter((file) => file.status === "left-alone"), (file) => file.reason?.code ?? "unknown"),
		sites: {
			rewritten: siteStatuses["rewritten"] ?? 0,
			suggested: siteStatuses["suggested"] ?? 0,
			skipped: siteStatuses["skipped"] ?? 0
		},
		skipped: countBy(sites.filter((site) => site.status === "skipped"), (site) => site.skip?.code ?? "unknown"),
		...sites.some((site) => site.isKnown !== void 0) ? { newSites: sites.filter((site) => site.isKnown === false).length } : {},
		errors: problems.length + byStatus.error
	};
}
/** All that went wrong, with the files it went wrong with. */
function listProblems({ files, problems }) {
	return [...problems, ...files.flatMap((file) => file.problem === void 0 ? [] : [{
		...file.problem,
		path: file.path
	}])];
}
/** Why a site is as it was. */
function reasonOf(site) {
	if (site.status === "suggested") return {
		code: "suggested",
		detail: "changes behaviour or guesses; --unsafe applies it"
	};
	return site.skip;
}
export { fileStatuses as i, reasonOf as n, summarize as r, listProblems as t };

import { t as listProblems } from "./summary.js";
import { n as messageOf, t as levelOf } from "./site-text.js";
// dist/modules/codemods/cli/reporters/sarif.js
const home = "https://www.npmjs.com/package/eslint-plugin-tcs";
/** SARIF 2.1.0, which code scanning services and editors read. What has been rewritten is no result any more. */
function sarif(result, { version }) {
	const problems = listProblems(result);
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "tcs-codemod",
				version,
				informationUri: home,
				rules: result.codemods.map(describeRule)
			} },
			columnKind: "utf16CodeUnits",
			invocations: [{
				executionSuccessful: problems.length === 0 && !result.interrupted,
				exitCode: result.exitCode,
				toolExecutionNotifications: problems.map(notification)
			}],
			results: result.files.flatMap((file) => results(file, result))
		}]
	};
	return `${JSON.stringify(log, void 0, 2)}\n`;
}
function describeRule({ name, summary, rule }) {
	return {
		id: name,
		shortDescription: { text: summary },
		defaultConfiguration: { level: "warning" },
		properties: { rule }
	};
}
function results(file, result) {
	const seen = /* @__PURE__ */ new Map();
	return file.sites.flatMap((site) => {
		const level = levelOf(site, file, result);
		if (level === void 0) return [];
		const nth = seen.get(site.fingerprint) ?? 0;
		seen.set(site.fingerprint, nth + 1);
		const ruleIndex = result.codemods.findIndex(({ name }) => name === site.codemod);
		return [{
			ruleId: site.codemod,
			...ruleIndex === -1 ? {} : { ruleIndex },
			level,
			message: { text: messageOf(site, result) },
			locations: [{ physicalLocation: {
				artifactLocation: artifact(file.path),
				region: regionOf(site)
			} }],
			partialFingerprints: { "site/v1": `${site.fingerprint}:${String(nth)}` },
			...site.isKnown === void 0 ? {} : { baselineState: site.isKnown ? "unchanged" : "new" },
			...site.skip?.code === "ignored" ? { suppressions: [{
				kind: "inSource",
				justification: site.skip.detail
			}] } : {},
			properties: {
				status: site.status,
				...site.skip === void 0 ? {} : { reason: site.skip.code }
			}
		}];
	});
}
function regionOf({ line, column, endLine, endColumn }) {
	return {
		startLine: line,
		startColumn: column,
		endLine,
		endColumn
	};
}
function artifact(path) {
	return {
		uri: path.split("/").map(encodeURIComponent).join("/"),
		uriBaseId: "%SRCROOT%"
	};
}
function notification({ code, detail, path, line, column }) {
	const region = line === void 0 ? {} : { region: {
		startLine: line,
		startColumn: column ?? 1
	} };
	return {
		level: "error",
		descriptor: { id: code },
		message: { text: detail },
		...path === void 0 ? {} : { locations: [{ physicalLocation: {
			artifactLocation: artifact(path),
			...region
		} }] }
	};
}
export { sarif };

import { t as listProblems } from "./summary.js";
import { n as messageOf, t as levelOf } from "./site-text.js";
// dist/modules/codemods/cli/reporters/github.js
/** Workflow commands, which GitHub Actions shows as annotations of the lines. */
function github(result) {
	return [...listProblems(result).map(({ path, line, column, code, detail }) => command("error", {
		file: path,
		line,
		col: column,
		title: `tcs-codemod ${code}`
	}, detail)), ...result.files.flatMap((file) => annotate(file, result))].join("");
}
function annotate(file, result) {
	return file.sites.flatMap((site) => {
		const level = levelOf(site, file, result);
		if (level === void 0 || site.isKnown === true || site.skip?.code === "ignored") return [];
		const { line, column, endLine, endColumn } = site;
		const end = endLine === line ? { endColumn } : { endLine };
		const properties = {
			file: file.path,
			line,
			col: column,
			...end,
			title: site.codemod
		};
		return [command(level === "note" ? "notice" : level, properties, messageOf(site, result))];
	});
}
function command(name, properties, message) {
	return `::${name} ${Object.entries(properties).flatMap(([key, value]) => value === void 0 ? [] : [`${key}=${escapeProperty(String(value))}`]).join(",")}::${escapeData(message)}\n`;
}
function escapeData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
export { github };

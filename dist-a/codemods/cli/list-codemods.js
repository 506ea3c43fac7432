// dist/modules/codemods/cli/list-codemods.js
/** What `--list` prints: a line for each codemod, or an array of them. */
function listCodemods(codemods, format) {
	if (format === "json") return `${JSON.stringify(codemods.map(({ name, summary, rule, onlySuggested = false }) => ({
		name,
		summary,
		rule,
		onlySuggested
	})), void 0, 2)}\n`;
	const width = Math.max(...codemods.map(({ name }) => name.length));
	return codemods.map(({ name, summary, onlySuggested }) => {
		const flag = onlySuggested === true ? " (--unsafe)" : "";
		return `${name.padEnd(width)}  ${summary}${flag}\n`;
	}).join("");
}
export { listCodemods };

import { createRequire } from "node:module";
// dist/modules/codemods/cli/colors.js
function createColors(paint) {
	return {
		red: paint(31, 39),
		green: paint(32, 39),
		yellow: paint(33, 39),
		cyan: paint(36, 39),
		bold: paint(1, 22),
		dim: paint(2, 22)
	};
}
const noColors = createColors(() => (text) => text);
const ansiColors = createColors((open, close) => (text) => `\u001B[${String(open)}m${text}\u001B[${String(close)}m`);
/** The flag decides, then NO_COLOR, then FORCE_COLOR, then whether a person is looking. */
function chooseColors(flag, env, isTerminal) {
	return wantsColors(flag, env, isTerminal) ? ansiColors : noColors;
}
function wantsColors(flag, env, isTerminal) {
	if (flag !== void 0) return flag;
	if ((env["NO_COLOR"] ?? "") !== "") return false;
	const forced = env["FORCE_COLOR"];
	if (forced !== void 0) return forced !== "0" && forced !== "false";
	return isTerminal && env["TERM"] !== "dumb";
}
// dist/modules/codemods/cli/diff.js
const require = createRequire(import.meta.url);
let library;
/** Loaded by the first diff: most runs, and most threads, show none. */
function patches() {
	return library ??= require("diff");
}
/** The change of one file as a unified diff that `git apply` and `patch -p1` read; empty when it has none. */
function diffFile({ path, change, diff = "" }, colors = noColors) {
	if (change === void 0) return diff;
	const { structuredPatch, formatPatch, FILE_HEADERS_ONLY } = patches();
	return render(formatPatch(structuredPatch(`a/${path}`, `b/${path}`, change.before, change.after, "", "", { context: 3 }), FILE_HEADERS_ONLY), colors, (header) => endName(header, path));
}
/** The same for a file that is new. */
function diffCreated({ path, text }, colors = noColors) {
	const { structuredPatch, formatPatch, FILE_HEADERS_ONLY } = patches();
	const patch = structuredPatch("/dev/null", `b/${path}`, "", text, "", "");
	return `diff --git a/${path} b/${path}\nnew file mode 100644\n` + render(formatPatch(patch, FILE_HEADERS_ONLY), colors, (header) => endName(header, path));
}
/** The hunks of a change, without the names of the files. */
function diffText(before, after) {
	const { structuredPatch, formatPatch, FILE_HEADERS_ONLY } = patches();
	return formatPatch(structuredPatch("a", "b", before, after, "", "", { context: 3 }), FILE_HEADERS_ONLY).split("\n").slice(2).join("\n");
}
/** The offset of the first character in which two texts differ. */
function firstDifference(before, after) {
	let at = 0;
	while (at < before.length && before[at] === after[at]) at++;
	return at;
}
/** Colours the lines of hunks that have no header. */
function paintHunks(hunks, colors) {
	return hunks.split("\n").map((line) => paint(line, false, colors)).join("\n");
}
function render(patch, colors, header) {
	return patch.split("\n").map((line, index) => paint(index < 2 ? header(line) : line, index < 2, colors)).join("\n");
}
function endName(header, path) {
	return path.includes(" ") && header !== "--- /dev/null" ? `${header}\t` : header;
}
function paint(line, isHeader, colors) {
	if (isHeader) return colors.bold(line);
	if (line.startsWith("@@")) return colors.cyan(line);
	if (line.startsWith("+")) return colors.green(line);
	return line.startsWith("-") ? colors.red(line) : line;
}
export { paintHunks as a, firstDifference as i, diffFile as n, chooseColors as o, diffText as r, noColors as s, diffCreated as t };

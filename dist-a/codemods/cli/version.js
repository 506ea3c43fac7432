import { readFileSync } from "node:fs";
// dist/modules/codemods/cli/formats.js
/** The formats of reports. */
const formats = [
	"stylish",
	"json",
	"jsonl",
	"sarif",
	"github",
	"markdown",
	"html"
];
/** The formats that show what changes at each site. */
const formatsWithDiffs = [
	"json",
	"jsonl",
	"html"
];
// dist/modules/codemods/cli/version.js
/** The version of this package. */
function readVersion() {
	return JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")).version;
}
export { formats as n, formatsWithDiffs as r, readVersion as t };

import { n as describeRun, t as describeFile } from "./json.js";
// dist/modules/codemods/cli/reporters/jsonl.js
/** A JSON object a line, for tools that read line by line: each file, each problem of the run as a whole, then the run. */
function jsonl(result, { diff, version }) {
	return [
		...result.files.map((file) => ({
			type: "file",
			...describeFile(file, diff)
		})),
		...result.problems.map((problem) => ({
			type: "error",
			...problem
		})),
		...result.notes.map((note) => ({
			type: "note",
			note
		})),
		{
			type: "run",
			...describeRun(result, { version }),
			missingRuntime: result.missingRuntime,
			created: result.created
		}
	].map((line) => `${JSON.stringify(line)}\n`).join("");
}
export { jsonl };

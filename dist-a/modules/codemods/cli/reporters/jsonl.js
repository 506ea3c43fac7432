import { describeFile, describeRun } from "./json.js";
/** A JSON object a line, for tools that read line by line: each file, each problem of the run as a whole, then the run. */
export function jsonl(result, { diff, version }) {
    const lines = [
        ...result.files.map((file) => ({ type: 'file', ...describeFile(file, diff) })),
        ...result.problems.map((problem) => ({ type: 'error', ...problem })),
        ...result.notes.map((note) => ({ type: 'note', note })),
        {
            type: 'run',
            ...describeRun(result, { version }),
            missingRuntime: result.missingRuntime,
            created: result.created,
        },
    ];
    return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

import { changesExpectedError } from "../core/repair/expected-errors.js";
import { LineMap } from "../core/source/lines.js";
/** Turns findings into ESLint's reports: the first safe repair is the fix, every other one a suggestion. */
export function reportFindings(context, source, findings, options) {
    let locate;
    for (const finding of findings) {
        // Most files have nothing to report.
        locate ??= locator(context.sourceCode);
        const repairs = (finding.repairs ?? []).filter(({ edits }) => !changesExpectedError(edits, source));
        const fix = options.fixable ? repairs.find((repair) => repair.applicability === 'safe') : undefined;
        context.report({
            loc: locate(finding.range),
            messageId: finding.messageId,
            ...(finding.data === undefined ? {} : { data: finding.data }),
            ...(fix === undefined ? {} : { fix: fixer(fix) }),
            suggest: repairs.filter((repair) => repair !== fix).map(suggestion),
        });
    }
}
function suggestion(repair) {
    return {
        messageId: repair.messageId,
        ...(repair.data === undefined ? {} : { data: repair.data }),
        fix: fixer(repair),
    };
}
// ESLint merges the edits of one fix into a single range, so they apply whole or not at all.
function fixer({ edits }) {
    return (editor) => edits.map(({ range, text }) => editor.replaceTextRange([range[0], range[1]], text));
}
function locator(sourceCode) {
    if (typeof sourceCode.getLocFromIndex === 'function') {
        const { getLocFromIndex } = sourceCode;
        const position = (offset) => getLocFromIndex.call(sourceCode, offset);
        return (range) => ({ start: position(range[0]), end: position(range[1]) });
    }
    const lines = new LineMap(sourceCode.text ?? '');
    const position = (offset) => {
        const { line, column } = lines.position(offset);
        return { line, column: column - 1 };
    };
    return (range) => ({ start: position(range[0]), end: position(range[1]) });
}

import { listProblems } from "../summary.js";
import { levelOf, messageOf } from "./site-text.js";
/** Workflow commands, which GitHub Actions shows as annotations of the lines. */
export function github(result) {
    const problems = listProblems(result).map(({ path, line, column, code, detail }) => command('error', { file: path, line, col: column, title: `tcs-codemod ${code}` }, detail));
    return [...problems, ...result.files.flatMap((file) => annotate(file, result))].join('');
}
function annotate(file, result) {
    return file.sites.flatMap((site) => {
        const level = levelOf(site, file, result);
        if (level === undefined || site.isKnown === true || site.skip?.code === 'ignored')
            return [];
        const { line, column, endLine, endColumn } = site;
        // Columns are for places within a line; across lines GitHub refuses them.
        const end = endLine === line ? { endColumn } : { endLine };
        const properties = { file: file.path, line, col: column, ...end, title: site.codemod };
        return [command(level === 'note' ? 'notice' : level, properties, messageOf(site, result))];
    });
}
function command(name, properties, message) {
    const given = Object.entries(properties).flatMap(([key, value]) => value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]);
    return `::${name} ${given.join(',')}::${escapeData(message)}\n`;
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

import { FromError, parseFrom } from "../from-option.js";
import { formats } from "./formats.js";
import { suggestName } from "./suggest-name.js";
import { UsageError } from "./usage-error.js";
// Each reads the value of one option, and throws a UsageError that names the option, the value and what to write.
export function parseFormat(option, value) {
    const format = formats.find((each) => each === value);
    if (format !== undefined)
        return format;
    const meant = suggestName(value, formats);
    const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
    throw new UsageError(`Unknown ${option} ${value}${hint}: write one of ${formats.join(', ')}`);
}
export function parseReports(values) {
    const reports = values.map((value) => {
        const [, format, file] = /^([^=]+)=(.+)$/su.exec(value) ?? [];
        if (format === undefined || file === undefined)
            throw new UsageError(`--report ${value}: write <format>=<file>, for example --report html=report.html`);
        return { format: parseFormat('--report', format), file };
    });
    const twice = reports.find(({ file }, index) => reports.findIndex((other) => other.file === file) < index);
    if (twice !== undefined)
        throw new UsageError(`--report ${twice.format}=${twice.file}: two reports go to this file`);
    return reports;
}
export function parseConcurrency(value) {
    if (value === undefined || value === 'auto')
        return 'auto';
    const count = Number(value);
    if (/^\d+$/u.test(value) && count >= 1 && count <= 256)
        return count;
    throw new UsageError(`--concurrency ${value}: write a number from 1 to 256, or auto`);
}
const longestTimeout = 24 * 60 * 60;
/** In milliseconds. */
export function parseTimeout(value) {
    if (value === undefined)
        return undefined;
    const seconds = Number(value);
    if (/^\d+(?:\.\d+)?$/u.test(value) && seconds <= longestTimeout)
        return seconds * 1000;
    throw new UsageError(`--timeout ${value}: write seconds, as 10 or 0.5; 0 for no limit, at most a day`);
}
export function parseShard(value) {
    if (value === undefined)
        return undefined;
    const [, index = 0, count = 0] = (/^(\d{1,5})\/(\d{1,5})$/u.exec(value) ?? []).map(Number);
    if (index >= 1 && index <= count)
        return { index, count };
    throw new UsageError(`--shard ${value}: write i/n with i from 1 to n, for example 1/4 for the first of four parts`);
}
export function parseTransforms(values) {
    if (values === undefined)
        return [];
    const names = values.flatMap((value) => value.split(',')).map((name) => name.trim());
    const given = names.filter((name) => name !== '');
    if (given.length === 0)
        throw new UsageError('--transform needs the name of a codemod or the path of a transform; --list shows the names');
    return given;
}
/** As jscodeshift does: a value that reads as JSON is one, any other is a text, and a key alone is true. */
export function parseTransformOptions(values) {
    return Object.fromEntries(values.map((value) => {
        const [, key, given] = /^([^=]+)(?:=(.*))?$/su.exec(value) ?? [];
        if (key === undefined)
            throw new UsageError(`--transform-option ${value}: write <key>=<value>, for example to=newName`);
        return [key, given === undefined ? true : jsonOrText(given)];
    }));
}
function jsonOrText(value) {
    try {
        return JSON.parse(value);
    }
    catch {
        return value;
    }
}
export function checkFrom(values) {
    try {
        parseFrom(values);
        return values;
    }
    catch (error) {
        throw error instanceof FromError ? new UsageError(`--from: ${error.message}`) : error;
    }
}

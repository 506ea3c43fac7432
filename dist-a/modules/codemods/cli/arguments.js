import { parseArgs } from 'node:util';
import { formatsWithDiffs } from "./formats.js";
import { optionRows } from "./options.js";
import { checkFrom, parseConcurrency, parseFormat, parseReports, parseShard, parseTimeout, parseTransformOptions, parseTransforms, } from "./option-values.js";
import { defaultRunOptions } from "./run-options.js";
import { suggestName } from "./suggest-name.js";
import { UsageError } from "./usage-error.js";
const config = Object.fromEntries(optionRows.map(({ name, short, value, isRepeatable }) => [
    name,
    {
        type: value === undefined ? 'boolean' : 'string',
        ...(short === undefined ? {} : { short }),
        ...(isRepeatable ? { multiple: true } : {}),
    },
]));
function parse(argv) {
    try {
        const { values, positionals } = parseArgs({
            args: [...argv],
            options: config,
            allowPositionals: true,
            strict: true,
        });
        return { values, positionals };
    }
    catch (error) {
        throw new UsageError(explain(error));
    }
}
function explain(error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /^Unknown option '-{1,2}([^']+)'/u.exec(message)?.[1];
    if (unknown !== undefined) {
        // Node goes on to explain positional arguments, which is no help here.
        const names = optionRows.map(({ name }) => name);
        const meant = suggestName(unknown, names);
        const flag = unknown.length === 1 ? `-${unknown}` : `--${unknown}`;
        return `Unknown option ${flag}${meant === undefined ? '' : `: did you mean --${meant}?`}`;
    }
    const name = /'(?:-\w, )?--([\w-]+)/u.exec(message)?.[1];
    const row = optionRows.find((each) => each.name === name);
    const problem = (message.split('\n', 1)[0] ?? '').replace(' argument is ambiguous.', ' needs a value, and what follows looks like an option');
    return row === undefined ? problem : `${problem}; for example: ${row.example}`;
}
/**
 * Reads the command line.
 * @throws {UsageError} an unknown option, a value out of range, or options that contradict each other.
 */
export function parseArguments(argv, cwd) {
    const { values, positionals } = parse(argv);
    for (const { name, value } of optionRows)
        if (value !== undefined)
            requireValue(name, values[name]);
    const isMerge = positionals[0] === 'merge-reports';
    const paths = isMerge ? positionals.slice(1) : positionals;
    const stdin = values.stdin ?? values['stdin-filename'] !== undefined;
    const action = chooseAction(values, isMerge, stdin);
    const format = parseFormat('--format', values.format ?? 'stylish');
    const reports = parseReports(values.report ?? []);
    refuseContradictions(values, action, paths, format);
    const color = values['no-color'] === true ? false : values.color;
    return {
        action,
        run: runOptions(values, { cwd, paths, showsSites: needsDiffs(values, format, reports) }),
        interactive: values.interactive ?? false,
        diff: values.diff ?? false,
        print: values.print ?? false,
        ...pick('filesFrom', values['files-from']),
        ...pick('patch', values.patch),
        format,
        reports,
        quiet: values.quiet ?? false,
        verbose: values.verbose ?? false,
        ...pick('color', color),
        stdinFilename: values['stdin-filename'] ?? 'stdin.ts',
    };
}
function runOptions(values, { cwd, paths, showsSites }) {
    const recent = chooseRecent(values);
    const only = [values.check, values.diff, values['dry-run'], values.print, values.patch !== undefined];
    return {
        ...defaultRunOptions,
        cwd,
        paths,
        transforms: parseTransforms(values.transform),
        transformOptions: parseTransformOptions(values['transform-option'] ?? []),
        unsafe: values.unsafe ?? false,
        runtime: values.runtime ?? defaultRunOptions.runtime,
        from: checkFrom(values.from ?? []),
        write: !only.includes(true),
        check: values.check ?? false,
        updateBaseline: values['update-baseline'] ?? false,
        allowDirty: values['allow-dirty'] ?? false,
        allowNoVcs: values['allow-no-vcs'] ?? false,
        ignorePatterns: values['ignore-pattern'] ?? [],
        useIgnoreFiles: !(values['no-ignore'] ?? false),
        concurrency: parseConcurrency(values.concurrency),
        timeout: parseTimeout(values.timeout) ?? defaultRunOptions.timeout,
        siteDiffs: showsSites,
        ...pick('project', values.project),
        ...pick('vendor', values.vendor),
        ...pick('baseline', values.baseline),
        ...pick('shard', parseShard(values.shard)),
        ...pick('recent', recent),
    };
}
function pick(key, value) {
    return value === undefined ? {} : { [key]: value };
}
function requireValue(name, value) {
    const given = Array.isArray(value) ? value : [value];
    const isEmpty = given.some((each) => typeof each === 'string' && each.trim() === '');
    const example = optionRows.find((row) => row.name === name)?.example ?? '';
    if (isEmpty)
        throw new UsageError(`--${name} needs a value; for example: ${example}`);
}
function chooseAction(values, isMerge, stdin) {
    if (values.help === true)
        return 'help';
    if (values.version === true)
        return 'version';
    if (values.list === true)
        return 'list';
    if (isMerge)
        return 'merge';
    return stdin ? 'stdin' : 'run';
}
function chooseRecent({ changed, since, staged }) {
    if (since !== undefined)
        return { kind: 'since', revision: since };
    if (staged === true)
        return { kind: 'staged' };
    return changed === true ? { kind: 'changed' } : undefined;
}
function needsDiffs(values, format, reports) {
    const shown = reports.map((report) => report.format);
    if (format === 'html' || (values.diff === true && formatsWithDiffs.includes(format)))
        return true;
    return shown.some((each) => formatsWithDiffs.includes(each));
}
/** Pairs that make no sense together, and why. */
const contradictions = [
    ['quiet', 'verbose'],
    ['diff', 'print', 'both write to stdout'],
    ['changed', 'since'],
    ['changed', 'staged'],
    ['since', 'staged'],
    ['files-from', 'changed'],
    ['files-from', 'since'],
    ['files-from', 'staged'],
    ['files-from', 'project'],
    ['runtime', 'vendor', 'the vendored file is what is imported'],
    ['interactive', 'check', '--check asks nobody'],
    ['interactive', 'dry-run', 'a dry run applies nothing that one could ask about'],
];
const forMerge = ['format', 'report', 'quiet', 'verbose', 'color', 'no-color', 'diff'];
const notForStdin = [
    'project',
    'changed',
    'since',
    'staged',
    'files-from',
    'shard',
    'vendor',
    'baseline',
    'interactive',
    'patch',
    'print',
];
function refuseContradictions(values, action, paths, format) {
    for (const [one, other, why] of contradictions) {
        if (values[one] === undefined || values[other] === undefined)
            continue;
        throw new UsageError(`--${one} and --${other} contradict each other${why === undefined ? '' : `: ${why}`}`);
    }
    if (paths.includes(''))
        throw new UsageError('A path is empty');
    if (values['files-from'] !== undefined && paths.length > 0)
        throw new UsageError(`--files-from names the files: leave out ${paths.join(', ')}`);
    if (values['update-baseline'] === true && values.baseline === undefined)
        throw new UsageError('--update-baseline needs --baseline <file>: the file to write');
    if (values.baseline !== undefined && values['update-baseline'] !== true && values.check !== true)
        throw new UsageError('--baseline says what --check accepts: add --check, or --update-baseline to write it');
    refuseOnStdout(values, format);
    if (action === 'stdin') {
        if (paths.length > 0)
            throw new UsageError(`--stdin reads one text: leave out ${paths.join(', ')}`);
        refuseAll(values, (name) => notForStdin.includes(name), '--stdin');
    }
    if (action === 'merge') {
        if (paths.length === 0)
            throw new UsageError('merge-reports needs the JSON reports of the shards to merge');
        refuseAll(values, (name) => !forMerge.includes(name), 'merge-reports');
    }
}
function refuseAll(values, isWrong, beside) {
    const wrong = Object.keys(values).find(isWrong);
    if (wrong !== undefined)
        throw new UsageError(`--${wrong} does not go with ${beside}`);
}
function refuseOnStdout(values, format) {
    if (format === 'stylish')
        return;
    if (values.print === true)
        throw new UsageError(`--print and --format ${format} both write to stdout; use --report ${format}=<file>`);
    if (values.diff === true && !formatsWithDiffs.includes(format))
        throw new UsageError(`--diff and --format ${format} both write to stdout; use --patch <file>`);
}

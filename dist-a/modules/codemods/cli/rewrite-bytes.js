import { ParseError } from "../../core/source/parse.js";
import { unknownTypes } from "../../core/source/types.js";
import { checksJavaScript } from "../checks-javascript.js";
import { rewrite, RewriteError } from "../rewrite.js";
import { scriptText } from "../script-blocks.js";
import { openProject } from "../project/project-types.js";
import { diffText } from "./diff.js";
import { siteOfTransform, TransformError } from "./own-transform.js";
import { readSourceText } from "./read-source-text.js";
import { recogniseGenerated } from "./recognise-generated.js";
import { vendorSpecifier } from "./vendor-specifier.js";
/** Whether a codemod could find something in this text; cheap enough to ask of every file. */
export function isRelevant(path, bytes, task) {
    return mayFind(readSourceText(bytes).text, path, task);
}
function mayFind(text, path, { codemods, transforms }) {
    // A component is cut up only when its whole text has what is looked for.
    return (transforms.some(({ relevance }) => relevance?.test(text) ?? true) ||
        codemods.some(({ relevance }) => relevance.test(text) && relevance.test(scriptText(path, text))));
}
/** Rewrites the content of one file. Throws nothing: a bug in a codemod is an outcome too, so that other files go on. */
export async function rewriteBytes(path, bytes, task) {
    const source = readSourceText(bytes);
    if (!mayFind(source.text, path, task))
        return { status: 'irrelevant' };
    const reason = recogniseGenerated(path, scriptText(path, source.text));
    if (reason !== undefined)
        return { status: 'left-alone', reason };
    try {
        const { text, sites, messages } = await applyAll(path, source.text, task);
        const said = messages.length === 0 ? {} : { messages };
        if (text === source.text)
            return { status: 'unchanged', sites, ...said };
        if (source.kind === 'foreign')
            return refuse(source.problem);
        const change = { before: source.mark + source.text, after: source.mark + text };
        return { status: 'change', change, sites, ...said };
    }
    catch (error) {
        return source.kind === 'foreign' ? refuse(source.problem) : { status: 'error', problem: describe(error) };
    }
}
async function applyAll(path, text, task) {
    const { unsafe, runtime, from = [], vendor, project, siteDiffs, transformOptions } = task.settings;
    const diff = siteDiffs ? { diff: diffText } : {};
    const first = rewrite(path, text, {
        codemods: task.codemods,
        unsafe,
        from,
        types: typesFor(project, task.spared?.get(path)),
        settings: {
            runtime: vendor === undefined ? runtime : vendorSpecifier(path, text, vendor),
            checkJs: checksJavaScript(path),
        },
        ...diff,
        ...(task.decide === undefined ? {} : { decide: task.decide }),
    });
    const sites = [...first.sites];
    const messages = [];
    let current = first.text;
    for (const transform of task.transforms) {
        if (transform.relevance?.test(current) === false)
            continue;
        const before = current;
        const applied = await named(transform, () => transform.apply(path, before, transformOptions));
        messages.push(...applied.messages.map((message) => `${transform.name}: ${message}`));
        if (applied.text === before)
            continue;
        const site = siteOfTransform(transform.name, before, applied.text, diff.diff?.(before, applied.text));
        if (task.decide?.(site) === false) {
            sites.push({ ...site, status: 'skipped', skip: { code: 'declined', detail: 'turned down when asked' } });
            continue;
        }
        sites.push(site);
        current = applied.text;
    }
    return { text: current, sites, messages };
}
/** What is known beside the text: the types of a project, and which members others take from outside. */
function typesFor(project, spared) {
    const ofProject = project === undefined ? undefined : (file, code) => openProject(project)?.of(file, code);
    if (spared === undefined)
        return ofProject;
    return (file, code) => ({
        ...(ofProject?.(file, code) ?? unknownTypes),
        isTakenOutside: (name) => spared.has(name),
    });
}
/** A failure inside of somebody's own transform. */
class TransformFailure extends Error {
    name = 'TransformFailure';
}
async function named(transform, action) {
    try {
        return await action();
    }
    catch (error) {
        // A breach of the contract is told by its message; what the transform itself threw needs its stack.
        const detail = error instanceof TransformError || !(error instanceof Error) ? String(error) : error.stack;
        throw new TransformFailure(`${transform.name}: ${(detail ?? '').replace(/^TransformError: /u, '')}`, {
            cause: error,
        });
    }
}
function refuse(problem) {
    return { status: 'error', problem: { code: 'not-utf-8', detail: `left as it is: ${problem}` } };
}
function describe(error) {
    if (error instanceof ParseError)
        return { code: 'parse', detail: error.message, line: error.line, column: error.column };
    if (error instanceof RewriteError)
        return { code: 'rewrite', detail: `left as it is: ${error.message}` };
    if (error instanceof TransformFailure)
        return { code: 'transform', detail: `left as it is: ${error.message}`, ...placeOf(error.cause) };
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { code: 'bug', detail: `left as it is, a codemod failed on it, please report this: ${detail}` };
}
/** Parsers under jscodeshift tell the place as Babel does. */
function placeOf(error) {
    const { loc } = (typeof error === 'object' && error !== null ? error : {});
    if (typeof loc?.line !== 'number')
        return {};
    return { line: loc.line, column: typeof loc.column === 'number' ? loc.column + 1 : 1 };
}

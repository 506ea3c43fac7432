var __rewriteRelativeImportExtension = (this && this.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
import { createRequire } from 'node:module';
import { relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LineMap } from "../../core/source/lines.js";
import { fingerprintOf } from "../rewrite.js";
import { isComponent, scriptBlocks } from "../script-blocks.js";
import { errorCode } from "./describe-failure.js";
import { firstDifference } from "./diff.js";
import { UsageError } from "./usage-error.js";
/** A transform that breaks its contract, or leaves code that does not parse; the file stays as it was. */
export class TransformError extends Error {
    name = 'TransformError';
}
/** Whether what `-t` was given is a path and not the name of a codemod. */
export function isTransformPath(name) {
    return /[\\/]/u.test(name) || /\.[cm]?[jt]s$/u.test(name);
}
/**
 * Loads a transform.
 * @throws {UsageError} it cannot be loaded, or is no transform.
 */
export async function loadTransform(absolute, cwd) {
    const name = relative(cwd, absolute).replaceAll(sep, '/');
    const given = await load(absolute, name);
    const inner = given.default;
    const transform = [inner, inner?.default].find((each) => typeof each === 'function');
    if (transform === undefined)
        throw new UsageError(`--transform ${name} exports no function: write \`export default function (file, api, options) { … }\``);
    const parser = given.parser ?? inner?.parser;
    const relevance = given.relevance ?? inner?.relevance;
    const tools = new Tools(absolute, cwd, parser);
    return {
        name,
        ...(relevance instanceof RegExp ? { relevance } : {}),
        apply: (path, text, options) => applyToBlocks(transform, tools, { path, text, options }),
    };
}
async function load(absolute, name) {
    try {
        return (await import(__rewriteRelativeImportExtension(pathToFileURL(absolute).href)));
    }
    catch (error) {
        if (errorCode(error) === 'ERR_UNKNOWN_FILE_EXTENSION')
            throw new UsageError(`--transform ${name}: Node ${process.versions.node} cannot load TypeScript; use Node 22.18 or newer, or write it in JavaScript`);
        const message = error instanceof Error ? error.message : String(error);
        throw new UsageError(`--transform ${name} cannot be loaded: ${message}`);
    }
}
/** jscodeshift as the transform's project has it, loaded when a transform first asks. */
class Tools {
    #bases;
    #parser;
    #cores = new Map();
    constructor(transform, cwd, parser) {
        this.#bases = [transform, `${cwd}/package.json`, import.meta.url];
        this.#parser = parser;
    }
    coreFor(path) {
        const parser = this.#parser ?? parserFor(path);
        let core = this.#cores.get(parser);
        if (core === undefined) {
            const shift = this.#load('jscodeshift');
            const getParser = this.#load('jscodeshift/src/getParser');
            this.#cores.set(parser, (core = shift.withParser(typeof parser === 'string' ? getParser(parser) : parser)));
        }
        return core;
    }
    #load(specifier) {
        for (const base of this.#bases) {
            const require = createRequire(base);
            let found;
            try {
                found = require.resolve(specifier);
            }
            catch {
                continue;
            }
            return require(found);
        }
        throw new TransformError('jscodeshift is not installed; npm install --save-dev jscodeshift');
    }
}
function parserFor(path) {
    if (path.endsWith('x'))
        return 'tsx';
    return /\.[cm]?ts$/u.test(path) ? 'ts' : 'babel';
}
async function applyToBlocks(transform, tools, input) {
    const { path, options } = input;
    let { text } = input;
    const messages = [];
    for (const block of scriptBlocks(path, text).toReversed()) {
        const code = text.slice(block.start, block.end);
        // Components keep their code between tags; a blank block has none.
        if (isComponent(path) && code.trim() === '')
            continue;
        const after = await applyOnce(transform, tools, { path: block.path, text: code, options }, messages);
        text = text.slice(0, block.start) + after + text.slice(block.end);
    }
    return { text, messages };
}
async function applyOnce(transform, tools, { path, text, options }, messages) {
    const api = {
        get j() {
            return tools.coreFor(path);
        },
        get jscodeshift() {
            return tools.coreFor(path);
        },
        stats: (name, quantity = 1) => void messages.push(`${name}: ${String(quantity)}`),
        report: (message) => void messages.push(message),
    };
    const result = await transform({ path, source: text }, api, options);
    if (result === undefined || result === null || result === '' || result === text)
        return text;
    if (typeof result !== 'string')
        throw new TransformError(`it returned ${typeof result}; a transform returns the new text, or nothing`);
    const after = keepLineBreaks(text, result);
    if (after !== text)
        verify(tools.coreFor(path), after);
    return after;
}
// Printers write the line breaks of their machine. A file that has CRLF alone keeps it.
function keepLineBreaks(before, after) {
    return before.includes('\r\n') && !/(?<!\r)\n/u.test(before) ? after.replaceAll(/\r?\n/gu, '\r\n') : after;
}
function verify(core, text) {
    try {
        core(text);
    }
    catch (error) {
        throw new TransformError(`the text it returned does not parse: ${error instanceof Error ? error.message : String(error)}`);
    }
}
/** A transform says what a file becomes and not why, so a file is one site, where its first change stands. */
export function siteOfTransform(name, before, after, diff) {
    const offset = firstDifference(before, after);
    const { line, column } = new LineMap(before).position(offset);
    return {
        codemod: name,
        rule: name,
        line,
        column,
        endLine: line,
        endColumn: column,
        fingerprint: fingerprintOf(name, /^.*/u.exec(before.slice(before.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? ''),
        status: 'rewritten',
        ...(diff === undefined ? {} : { diff }),
    };
}

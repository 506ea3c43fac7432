import { createRequire } from 'node:module';
import { LineMap } from "./lines.js";
import { createSource } from "./source.js";
import { linkNodes } from "./visit.js";
// The only file that touches a parser. Both parsers give TSESTree; oxc is 5 times as fast and needs no TypeScript,
// typescript-estree serves where oxc has no binary or cannot read a file, when the project has it.
/** The text is not JavaScript or TypeScript that the parsers can read. */
export class ParseError extends Error {
    name = 'ParseError';
    line;
    column;
    constructor(message, line, column) {
        super(message);
        this.line = line;
        this.column = column;
    }
}
const require = createRequire(import.meta.url);
function load(specifier) {
    try {
        return require(specifier);
    }
    catch {
        return undefined;
    }
}
function language(path) {
    if (/\.d\.[cm]?ts$/u.test(path))
        return 'dts';
    if (/\.[cm]?ts$/u.test(path))
        return 'ts';
    if (path.endsWith('.tsx'))
        return 'tsx';
    // JSX is read in plain JavaScript too: old React code bases keep it there, and it costs nothing elsewhere.
    return 'jsx';
}
function sourceTypes(path, text) {
    if (/\.[cm]?tsx?$/u.test(path) || path.endsWith('.mjs'))
        return ['module', 'commonjs'];
    if (path.endsWith('.cjs'))
        return ['commonjs', 'module'];
    return /^\s*(?:import|export)\b/mu.test(text) ? ['module', 'commonjs', 'script'] : ['commonjs', 'module', 'script'];
}
function parseWithOxc(path, text, sourceType) {
    const oxc = load('oxc-parser');
    if (oxc === undefined)
        return undefined;
    const result = oxc.parseSync(path, text, {
        lang: language(path),
        sourceType,
        astType: 'ts',
        preserveParens: false,
    });
    const error = result.errors.find((each) => each.severity === 'Error');
    if (error !== undefined) {
        const { line, column } = new LineMap(text).position(error.labels[0]?.start ?? 0);
        return new ParseError(error.message, line, column);
    }
    return {
        ast: () => result.program,
        sourceType,
        again: (other) => parseWithOxc(path, other, sourceType),
    };
}
function parseWithEstree(path, text, sourceType) {
    const estree = load('@typescript-eslint/typescript-estree');
    if (estree === undefined)
        return undefined;
    const jsx = language(path).endsWith('x');
    try {
        const ast = estree.parse(text, {
            range: true,
            jsx,
            filePath: path,
            sourceType: sourceType === 'module' ? 'module' : 'script',
            suppressDeprecatedPropertyWarnings: true,
        });
        return { ast: () => ast, sourceType, again: (other) => parseWithEstree(path, other, sourceType) };
    }
    catch (error) {
        const at = error;
        return new ParseError(at.message ?? String(error), at.lineNumber ?? 1, (at.column ?? 0) + 1);
    }
}
/** Reads a file into a {@link Source}. @throws {ParseError} when no parser can read it. */
export function parse(path, text, options = {}) {
    return read(path, text, options).whole();
}
/** Reads a file, of which a part may be all that is needed. @throws {ParseError} when no parser can read it. */
export function read(path, text, { parser, settings } = {}) {
    const parsed = firstParsed(path, text, parser);
    return {
        whole: () => toSource(path, text, parsed, settings),
        alone(code) {
            const own = parsed.again(code);
            if (own === undefined || own instanceof ParseError)
                return undefined;
            const source = toSource(path, code, own, settings);
            const [statement, ...rest] = source.ast.body;
            if (statement?.type !== 'ExpressionStatement' || rest.length > 0)
                return undefined;
            const [start, end] = statement.expression.range;
            return start === 0 && end === code.length ? source : undefined;
        },
    };
}
/** Asks only whether a file can be read, for a third of the time. @throws {ParseError} when no parser can read it. */
export function checkSyntax(path, text, { parser } = {}) {
    firstParsed(path, text, parser);
}
/** @throws {ParseError} */
function firstParsed(path, text, parser) {
    let failure;
    for (const attempt of attempts(path, text, parser)) {
        const parsed = attempt();
        if (parsed instanceof ParseError)
            failure ??= parsed;
        else if (parsed !== undefined)
            return parsed;
    }
    throw (failure ??
        new ParseError('No parser can be loaded: install oxc-parser or @typescript-eslint/typescript-estree', 1, 1));
}
function* attempts(path, text, only) {
    const types = sourceTypes(path, text);
    if (only !== 'typescript-estree')
        for (const type of types)
            yield () => parseWithOxc(path, text, type);
    if (only !== 'oxc')
        for (const type of types)
            yield () => parseWithEstree(path, text, type);
}
function toSource(path, text, { ast: handOver, sourceType }, settings) {
    const ast = handOver();
    // Neither parser sets parents, and ESLint does.
    linkNodes(ast);
    const scopes = () => {
        const { analyze } = require('@typescript-eslint/scope-manager');
        return analyze(ast, { sourceType, globalReturn: sourceType === 'commonjs', lib: [] });
    };
    return createSource(settings === undefined ? { path, text, ast, scopes } : { path, text, ast, scopes, settings });
}

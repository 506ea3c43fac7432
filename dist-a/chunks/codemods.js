import { A as noLostThrow, B as defaultSettings, F as noBareDeferred, G as indentAt, H as noAbortListenerLeak, I as noAwaitSource, J as mayListenForAbort, K as EditSet, L as typesOf, M as noExposedResolvers, N as noDoubleSettle, O as noNeedlessPromiseConstructor, R as createSource, S as noStateChangeAfterNotify, T as noRaceTimerLeak, U as LineMap, V as changesExpectedError, W as closeGaps, X as textsWith, Y as eitherOf, Z as linkNodes, _ as requireFailurePath, a as planFromDeferred, b as preferSignalReason, c as keepsResolvers, d as libraries, g as requirePendingDrain, h as requireSettleOnAllPaths, i as removeUnusedImports, j as noLeakOnSettle, k as noMultiFireSettle, l as isMadeOfConstructions, m as wordSource, n as requestMaps, o as timerDelays, p as requireSignalForwarding, q as applyEdits, r as eventPromises, s as callbackPromises, t as settlingAbortListeners, u as deferredLibraries, v as requireAbortedCheck, x as noZalgoCallback, y as preferTrySet } from "./core.js";
import { createRequire } from "node:module";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { createHash } from "node:crypto";
// dist/modules/codemods/from-option.js
/** The value of `from` names nothing that the codemod knows. */
var FromError = class extends Error {
	name = "FromError";
	constructor(name) {
		super(`Unknown library "${name}": write some of ${choices}`);
	}
};
const own = "declared:";
const choices = [...deferredLibraries.filter((each) => each !== "declared"), `${own}<class or factory>`].join(", ");
/**
* Reads names such as `withResolvers`, `p-defer` or `declared:createDeferred`, alone or several with commas.
* @throws {FromError} a name is unknown; the message has the choices.
*/
function parseFrom(values) {
	const names = values.flatMap((value) => value.split(",")).map((name) => name.trim());
	const libraries = /* @__PURE__ */ new Set();
	const deferreds = [];
	for (const name of names) {
		const library = deferredLibraries.find((each) => each === name);
		if (library !== void 0) libraries.add(library);
		else if (name.startsWith(own) && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name.slice(9))) {
			libraries.add("declared");
			deferreds.push(name.slice(9));
		} else throw new FromError(name);
	}
	return {
		libraries: [...libraries],
		deferreds
	};
}
/** The codemods with the texts relevant to them that name a declared deferred, whatever that is called. */
function relevantFrom(codemods, { libraries, deferreds }) {
	if (!libraries.includes("declared")) return codemods;
	const names = { test: (text) => deferreds.some((name) => text.includes(name)) };
	return codemods.map((codemod) => ({
		...codemod,
		relevance: eitherOf(codemod.relevance, names)
	}));
}
// dist/modules/codemods/checks-javascript.js
const byFolder = /* @__PURE__ */ new Map();
/** Whether the nearest `tsconfig.json` or `jsconfig.json` above a file of JavaScript has TypeScript check it: `checkJs`. */
function checksJavaScript(path) {
	return /\.[cm]?jsx?$/u.test(path) && isCheckedIn(dirname(resolve(path)));
}
function isCheckedIn(folder) {
	let known = byFolder.get(folder);
	if (known === void 0) {
		const config = ["tsconfig.json", "jsconfig.json"].map((name) => join(folder, name)).find((file) => existsSync(file));
		const above = dirname(folder);
		known = config === void 0 ? above !== folder && isCheckedIn(above) : checkJsOf(config, []) === true;
		byFolder.set(folder, known);
	}
	return known;
}
/** What a configuration says, or one that it extends; undefined where none of them can be read or says it. */
function checkJsOf(config, outer) {
	if (outer.includes(config)) return void 0;
	const read = readConfig(config);
	const own = asRecord(read["compilerOptions"])["checkJs"];
	if (typeof own === "boolean") return own;
	return [read["extends"]].flat().filter((each) => typeof each === "string").reverse().map((each) => findBase(each, config)).map((base) => base === void 0 ? void 0 : checkJsOf(base, [...outer, config])).find((each) => each !== void 0);
}
function findBase(specifier, config) {
	if (/^\.{1,2}(?:[\\/]|$)/u.test(specifier) || isAbsolute(specifier)) {
		const base = resolve(dirname(config), specifier);
		return [base, `${base}.json`].find((each) => each.endsWith(".json") && existsSync(each));
	}
	for (const each of [
		specifier,
		`${specifier}.json`,
		`${specifier}/tsconfig.json`
	]) try {
		const found = createRequire(config).resolve(each);
		if (found.endsWith(".json")) return found;
	} catch {}
}
const comments = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\//gu;
const trailingCommas = /"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/gu;
/** JSON with comments and trailing commas, as TypeScript reads it. */
function readConfig(path) {
	const keepStrings = (part) => part.startsWith("\"") ? part : "";
	try {
		const text = readFileSync(path, "utf8").replace(/^\uFEFF/u, "");
		return asRecord(JSON.parse(text.replaceAll(comments, keepStrings).replaceAll(trailingCommas, keepStrings)));
	} catch {
		return {};
	}
}
function asRecord(value) {
	return typeof value === "object" && value !== null ? { ...value } : {};
}
// dist/modules/core/source/parse.js
/** The text is not JavaScript or TypeScript that the parsers can read. */
var ParseError = class extends Error {
	name = "ParseError";
	line;
	column;
	constructor(message, line, column) {
		super(message);
		this.line = line;
		this.column = column;
	}
};
const require = createRequire(import.meta.url);
function load(specifier) {
	try {
		return require(specifier);
	} catch {
		return;
	}
}
function language(path) {
	if (/\.d\.[cm]?ts$/u.test(path)) return "dts";
	if (/\.[cm]?ts$/u.test(path)) return "ts";
	if (path.endsWith(".tsx")) return "tsx";
	return "jsx";
}
function sourceTypes(path, text) {
	if (/\.[cm]?tsx?$/u.test(path) || path.endsWith(".mjs")) return ["module", "commonjs"];
	if (path.endsWith(".cjs")) return ["commonjs", "module"];
	return /^\s*(?:import|export)\b/mu.test(text) ? [
		"module",
		"commonjs",
		"script"
	] : [
		"commonjs",
		"module",
		"script"
	];
}
function parseWithOxc(path, text, sourceType) {
	const oxc = load("oxc-parser");
	if (oxc === void 0) return void 0;
	const result = oxc.parseSync(path, text, {
		lang: language(path),
		sourceType,
		astType: "ts",
		preserveParens: false
	});
	const error = result.errors.find((each) => each.severity === "Error");
	if (error !== void 0) {
		const { line, column } = new LineMap(text).position(error.labels[0]?.start ?? 0);
		return new ParseError(error.message, line, column);
	}
	return {
		ast: () => result.program,
		sourceType,
		again: (other) => parseWithOxc(path, other, sourceType)
	};
}
function parseWithEstree(path, text, sourceType) {
	const estree = load("@typescript-eslint/typescript-estree");
	if (estree === void 0) return void 0;
	const jsx = language(path).endsWith("x");
	try {
		const ast = estree.parse(text, {
			range: true,
			jsx,
			filePath: path,
			sourceType: sourceType === "module" ? "module" : "script",
			suppressDeprecatedPropertyWarnings: true
		});
		return {
			ast: () => ast,
			sourceType,
			again: (other) => parseWithEstree(path, other, sourceType)
		};
	} catch (error) {
		const at = error;
		return new ParseError(at.message ?? String(error), at.lineNumber ?? 1, (at.column ?? 0) + 1);
	}
}
/** Reads a file into a {@link Source}. @throws {ParseError} when no parser can read it. */
function parse(path, text, options = {}) {
	return read(path, text, options).whole();
}
/** Reads a file, of which a part may be all that is needed. @throws {ParseError} when no parser can read it. */
function read(path, text, { parser, settings } = {}) {
	const parsed = firstParsed(path, text, parser);
	return {
		whole: () => toSource(path, text, parsed, settings),
		alone(code) {
			const own = parsed.again(code);
			if (own === void 0 || own instanceof ParseError) return void 0;
			const source = toSource(path, code, own, settings);
			const [statement, ...rest] = source.ast.body;
			if (statement?.type !== "ExpressionStatement" || rest.length > 0) return void 0;
			const [start, end] = statement.expression.range;
			return start === 0 && end === code.length ? source : void 0;
		}
	};
}
/** Asks only whether a file can be read, for a third of the time. @throws {ParseError} when no parser can read it. */
function checkSyntax(path, text, { parser } = {}) {
	firstParsed(path, text, parser);
}
/** @throws {ParseError} */
function firstParsed(path, text, parser) {
	let failure;
	for (const attempt of attempts(path, text, parser)) {
		const parsed = attempt();
		if (parsed instanceof ParseError) failure ??= parsed;
		else if (parsed !== void 0) return parsed;
	}
	throw failure ?? new ParseError("No parser can be loaded: install oxc-parser or @typescript-eslint/typescript-estree", 1, 1);
}
function* attempts(path, text, only) {
	const types = sourceTypes(path, text);
	if (only !== "typescript-estree") for (const type of types) yield () => parseWithOxc(path, text, type);
	if (only !== "oxc") for (const type of types) yield () => parseWithEstree(path, text, type);
}
function toSource(path, text, { ast: handOver, sourceType }, settings) {
	const ast = handOver();
	linkNodes(ast);
	const scopes = () => {
		const { analyze } = require("@typescript-eslint/scope-manager");
		return analyze(ast, {
			sourceType,
			globalReturn: sourceType === "commonjs",
			lib: []
		});
	};
	return createSource(settings === void 0 ? {
		path,
		text,
		ast,
		scopes
	} : {
		path,
		text,
		ast,
		scopes,
		settings
	});
}
// dist/modules/codemods/pass-by.js
/**
* Whether a file surely holds no site of the codemods, by its text and by each promise that it constructs, read alone. That
* takes a fraction of what it takes to hand over the tree of a file and to analyse its scopes, and most files hold nothing.
*/
function holdsNothing(code, alone, codemods) {
	const judges = codemods.flatMap(({ mayLieIn }) => mayLieIn ?? []);
	if (judges.length < codemods.length) return false;
	return isMadeOfConstructions(code, alone, (construction) => keepsResolvers(construction) && !judges.some((mayLieIn) => mayLieIn(construction)));
}
// dist/modules/codemods/ignore-comments.js
const mark = "tcs-codemod-ignore-";
const inComment = new RegExp(`${mark}(next-line|file)\\b[ \\t]*:?[ \\t]*([^\\r\\n]*)`, "gu");
const inMarkup = new RegExp(`<!--\\s*${mark}file\\b[ \\t]*:?[ \\t]*([^\\r\\n]*)`, "u");
const between = /(?:\s+|\/\/[^\r\n]*|\{?\/\*(?:[^*]|\*(?!\/))*\*\/\}?)*/uy;
/** Reads the comments by which a file asks that its sites be left alone. */
function readIgnoreComments(source) {
	const { text } = source;
	if (!text.includes(mark)) return () => void 0;
	const lines = new LineMap(text);
	const byLine = /* @__PURE__ */ new Map();
	let file;
	const nodes = [...source.mentions.matching(inComment)];
	for (const [index, match] of [...text.matchAll(inComment)].entries()) {
		const node = nodes[index];
		if (node?.type === "Literal" || node?.type === "TemplateElement" || node?.type === "JSXText") continue;
		const skip = ignored(match[2] ?? "");
		if (match[1] === "file") file ??= skip;
		else byLine.set(lines.position(codeAfter(text, match.index)).line, skip);
	}
	return (offset) => file ?? byLine.get(lines.position(offset).line);
}
/** The same for the markup of a component: `<!-- tcs-codemod-ignore-file: reason -->`. */
function ignoredByMarkup(text) {
	const match = inMarkup.exec(text);
	return match === null ? void 0 : ignored(match[1] ?? "");
}
function ignored(rest) {
	const reason = rest.replace(/(?:\*\/|-->).*$/u, "").trim();
	return {
		code: "ignored",
		detail: reason === "" ? "a comment says so, without a reason" : reason
	};
}
/** Where the first code stands after the comment that an offset lies in. */
function codeAfter(text, offset) {
	const isBlock = !/\/\/(?:(?!\/\*).)*$/u.test(text.slice(text.lastIndexOf("\n", offset) + 1, offset));
	const end = text.indexOf(isBlock ? "*/" : "\n", offset);
	if (end === -1) return text.length;
	between.lastIndex = isBlock ? end + (text.startsWith("*/}", end) ? 3 : 2) : end;
	return between.test(text) ? between.lastIndex : end;
}
// dist/modules/codemods/script-blocks.js
const component = /\.(?:vue|svelte)$/u;
const attributes = String.raw`(?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*`;
const parts = new RegExp(`<!--[\\s\\S]*?-->|<(script|style)(${attributes})\\s*(/?)>|<(/?)(template|svelte:head)\\b`, "giu");
/** Whether a file is a component, whose code stands in `<script>` blocks. */
function isComponent(path) {
	return component.test(path);
}
/** The code of a file: all of it, or what stands in the `<script>` blocks of a Vue or Svelte component. */
function scriptBlocks(path, text) {
	if (!isComponent(path)) return [{
		start: 0,
		end: text.length,
		path
	}];
	const blocks = [];
	let depth = 0;
	parts.lastIndex = 0;
	for (let match = parts.exec(text); match !== null; match = parts.exec(text)) {
		const [whole, tag, given = "", closed, slash] = match;
		if (tag === void 0) {
			if (!whole.startsWith("<!--")) depth = Math.max(0, depth + (slash === "/" ? -1 : 1));
			continue;
		}
		if (closed === "/") continue;
		const start = match.index + whole.length;
		const close = new RegExp(`</${tag}\\s*>`, "giu");
		close.lastIndex = start;
		const end = close.exec(text)?.index;
		if (end === void 0) break;
		parts.lastIndex = close.lastIndex;
		const extension = tag.toLowerCase() === "script" && depth === 0 ? extensionFor(given) : void 0;
		if (extension !== void 0) blocks.push({
			start,
			end,
			path: path + extension
		});
	}
	return blocks;
}
/** The code of a file as one text, for a quick look. */
function scriptText(path, text) {
	if (!isComponent(path)) return text;
	return scriptBlocks(path, text).map(({ start, end }) => text.slice(start, end)).join("\n");
}
const attribute = (given, name) => {
	const match = new RegExp(`(?:^|\\s)${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+)))?(?=\\s|$)`, "iu").exec(given);
	return match === null ? void 0 : match[1] ?? match[2] ?? match[3] ?? "";
};
const languages = {
	"": ".mjs",
	js: ".mjs",
	javascript: ".mjs",
	jsx: ".mjs",
	ts: ".mts",
	typescript: ".mts",
	tsx: ".tsx"
};
function extensionFor(given) {
	if (attribute(given, "src") !== void 0) return void 0;
	const type = attribute(given, "type")?.toLowerCase();
	const lang = attribute(given, "lang")?.toLowerCase() ?? /^text\/(typescript|ts)$/u.exec(type ?? "")?.[1];
	return type === void 0 || /^(?:module|(?:text|application)\/(?:javascript|typescript|ts))$/u.test(type) ? languages[lang ?? ""] : void 0;
}
const word = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;
/**
* A name of a block that an edit adds or takes away and that the file mentions elsewhere: its template or its other
* block may mean it, and nothing here reads templates.
*/
function nameSharedWithMarkup(text, block, after) {
	const now = wordsOf(text.slice(block.start, block.end));
	const then = wordsOf(after);
	const outside = `${text.slice(0, block.start)} ${text.slice(block.end)}`.replaceAll(/<style\b[\s\S]*?<\/style\s*>/giu, " ");
	for (const name of wordsOf(outside)) for (const meant of [name, name.replace(/^\$/u, "")]) if (now.has(meant) !== then.has(meant)) return meant;
}
function wordsOf(text) {
	return new Set(text.match(word));
}
/** A range of a block as one of the file. */
function inFile([start, end], block) {
	return [start + block.start, end + block.start];
}
/** The edits of a block as edits of the file. An import on a line of its own takes the indentation of its neighbour. */
function toFile(edits, block, code) {
	return edits.map(({ range, text }) => ({
		range: inFile(range, block),
		text: block.start > 0 && range[0] === range[1] ? indentImport(text, code, range[0]) : text
	}));
}
function indentImport(text, code, offset) {
	const [ahead = ""] = code[offset - 1] === "\n" ? /^[ \t]*/u.exec(code.slice(offset)) ?? [] : [];
	if (ahead !== "") return text.replace(/^(?=import\b)/u, ahead);
	const indent = indentAt(code, offset);
	return indent === "" ? text : text.replace(/^(\r?\n)(?=import\b)/u, `$1${indent}`).replace(/^(import\b[^\r\n]*(?:\r?\n)+)$/u, `$1${indent}`);
}
// dist/modules/codemods/rewrite.js
/** A rewrite that would have broken the file; nothing of it is applied. */
var RewriteError = class extends Error {
	name = "RewriteError";
};
const maxPasses = 20;
/**
* Applies the repairs of the codemods to one file, pass after pass, until a pass changes nothing. Of a Vue or Svelte
* component, only what stands in its `<script>` blocks is read and changed.
* @throws {ParseError} the text cannot be parsed.
* @throws {RewriteError} the result cannot be parsed or does not come to rest.
* @throws {FromError} `from` names a library that is not known.
*/
function rewrite(path, text, given) {
	const options = passesOf(given);
	const first = pass(path, text, options, []);
	const sites = first.sites;
	let { text: current, declined } = first;
	const isDone = options.unsafe !== true && !first.hasSteps && sites.every(isFinal);
	if (isDone && current !== text) mustParse(path, current, options);
	for (let left = maxPasses; !isDone && current !== text; left--) {
		const next = passAgain(path, current, options, declined);
		for (const { codemod, fingerprint, status } of next.sites) {
			if (status !== "rewritten") continue;
			const held = sites.findIndex((site) => site.skip === conflict && site.codemod === codemod);
			const waiting = held >= 0 ? held : sites.findIndex((site) => site.status === "skipped" && site.fingerprint === fingerprint);
			const { skip: _, ...site } = sites[waiting] ?? {};
			if ("codemod" in site) sites[waiting] = {
				...site,
				status
			};
		}
		if (next.text === current) break;
		if (left === 0) throw new RewriteError(`the rewrite does not come to rest after ${String(maxPasses)} passes`);
		({text: current, declined} = next);
	}
	return {
		text: current === text ? text : tidy(path, text, current, options),
		sites
	};
}
/**
* Whether a further pass would say the same of a site. Where it would of all sites, that pass is spared: over the bundles of a
* large tree it takes as long as the first. What suggested repairs leave may be what another codemod looks for.
*/
function isFinal({ status, skip }) {
	return status !== "skipped" || skip !== void 0 && ownReasons.has(skip.code);
}
/** Reasons that lie in the site, and not in what stands around it. */
const ownReasons = /* @__PURE__ */ new Set([
	"no-repair",
	"serialized",
	"subclass"
]);
function passesOf(given) {
	const { libraries, deferreds } = parseFrom(given.from ?? []);
	const settings = {
		...defaultSettings,
		...given.settings
	};
	const all = [...settings.deferreds, ...deferreds];
	return {
		...given,
		codemods: relevantFrom(given.codemods, {
			libraries,
			deferreds: all
		}),
		settings: {
			...settings,
			deferreds: all
		},
		from: libraries
	};
}
/** Removes what the rewrite left without a use. @throws {RewriteError} the result cannot be parsed. */
function tidy(path, before, after, options) {
	let text = after;
	for (const { tidy: find } of options.codemods) {
		if (find === void 0) continue;
		const [first, last] = [before, text].map((each) => scriptBlocks(path, each));
		const edits = (last ?? []).flatMap((block, index) => {
			const old = first?.[index];
			if (old === void 0) return [];
			const code = text.slice(block.start, block.end);
			const parseOld = () => parse(old.path, before.slice(old.start, old.end), options);
			return toFile(find(parseOld, () => parse(block.path, code, options), options), block, code);
		});
		if (edits.length === 0) continue;
		text = applyEdits(text, edits);
		mustParse(path, text, options);
	}
	return text;
}
const conflict = {
	code: "conflict",
	detail: "its edits overlap those of another site"
};
const turnedDown = {
	code: "declined",
	detail: "turned down when asked"
};
/** @throws {RewriteError} the rewritten text cannot be parsed. */
function passAgain(path, text, options, declined) {
	try {
		return pass(path, text, options, declined, true);
	} catch (error) {
		if (!(error instanceof ParseError)) throw error;
		const place = `${String(error.line)}:${String(error.column)}`;
		throw new RewriteError(`the rewritten text does not parse (${error.message} at ${place})`);
	}
}
/** A pass that looks for nothing. @throws {RewriteError} the rewritten text cannot be parsed. */
function mustParse(path, text, options) {
	passAgain(path, text, {
		...options,
		codemods: []
	}, []);
}
/** @throws {ParseError} with its place in the file. */
function parseBlock(block, text, read) {
	try {
		return read(block.path, text.slice(block.start, block.end));
	} catch (error) {
		if (!(error instanceof ParseError) || block.start === 0) throw error;
		const start = new LineMap(text).position(block.start);
		const column = error.line === 1 ? error.column + start.column - 1 : error.column;
		throw new ParseError(error.message, error.line + start.line - 1, column);
	}
}
function pass(path, text, options, declined, mustBeRead = false) {
	const state = new PassState(path, text, options, declined);
	for (const block of scriptBlocks(path, text)) {
		const code = text.slice(block.start, block.end);
		const codemods = options.codemods.filter((codemod) => codemod.relevance.test(code));
		if (codemods.length > 0) state.add(block, code, codemods);
		else if (mustBeRead) parseBlock(block, text, checkSyntax);
	}
	return state.result();
}
var PassState = class {
	#text;
	#options;
	#lines;
	#fileIgnored;
	#isComponent;
	#before;
	#declined = [];
	#sites = [];
	#taken = new EditSet();
	#hasSteps = false;
	constructor(path, text, options, declined) {
		this.#text = text;
		this.#options = options;
		this.#lines = new LineMap(text);
		this.#isComponent = isComponent(path);
		this.#fileIgnored = this.#isComponent ? ignoredByMarkup(text) : void 0;
		this.#before = declined;
	}
	result() {
		const taken = closeGaps(this.#taken.all(), this.#text);
		return {
			text: taken.length === 0 ? this.#text : applyEdits(this.#text, taken),
			sites: withoutOthers(this.#sites),
			hasSteps: this.#hasSteps,
			declined: this.#declined.map(({ codemod, offset }) => ({
				codemod,
				offset: offsetAfter(offset, taken)
			}))
		};
	}
	/** @throws {ParseError} with its place in the file. */
	add(block, code, codemods) {
		const file = parseBlock(block, this.#text, (path) => read(path, code, this.#options));
		if (this.#mayPassBy && holdsNothing(code, file.alone, codemods)) return;
		const types = this.#options.types?.(block.path, code);
		const source = types === void 0 ? file.whole() : {
			...file.whole(),
			types
		};
		const ignored = readIgnoreComments(source);
		for (const codemod of codemods) for (const finding of codemod.find(source, this.#options)) {
			const skip = this.#fileIgnored ?? ignored(finding.range[0]);
			this.#sites.push(this.#settle(codemod, finding, block, source, skip));
		}
	}
	/** Types, and deferreds that were asked for, tell of what the text does not show. */
	get #mayPassBy() {
		const { types, from, settings } = this.#options;
		return types === void 0 && from.length === 0 && settings.deferreds.length === 0;
	}
	#settle(codemod, finding, block, source, skip) {
		const { text: code } = source;
		const offset = finding.range[0] + block.start;
		const end = this.#lines.position(finding.range[1] + block.start);
		const site = {
			codemod: codemod.name,
			...codemod.rule === void 0 ? {} : { rule: codemod.rule },
			...this.#lines.position(offset),
			endLine: end.line,
			endColumn: end.column,
			fingerprint: fingerprintOf(codemod.name, code.slice(finding.range[0], finding.range[1]))
		};
		const asItIs = this.#options.diff === void 0 ? site : {
			...site,
			diff: linesOf(this.#text, site)
		};
		if (skip !== void 0) return {
			...asItIs,
			status: "skipped",
			skip
		};
		const repair = chooseRepair(finding);
		if (repair === void 0) return {
			...asItIs,
			status: "skipped",
			skip: finding.skip ?? noRepair
		};
		if (changesExpectedError(repair.edits, source)) return {
			...asItIs,
			status: "skipped",
			skip: expectedError
		};
		const edits = toFile(repair.edits, block, code);
		const claims = repair.claims && inFile(repair.claims, block);
		const shared = this.#isComponent ? nameSharedWithMarkup(this.#text, block, applyEdits(code, repair.edits)) : void 0;
		if (shared !== void 0) return {
			...asItIs,
			status: "skipped",
			skip: usedByMarkup(shared)
		};
		const diff = this.#options.diff?.(this.#text, applyEdits(this.#text, edits));
		const shown = diff === void 0 ? site : {
			...site,
			diff
		};
		if (repair.applicability !== "safe" && this.#options.unsafe !== true) return {
			...shown,
			status: "suggested"
		};
		if (!this.#taken.fits(edits, claims)) return {
			...shown,
			status: "skipped",
			skip: conflict
		};
		if (!this.#isAccepted(shown, offset)) return {
			...shown,
			status: "skipped",
			skip: turnedDown
		};
		this.#taken.take(edits, claims);
		this.#hasSteps ||= repair.isStep === true;
		return {
			...shown,
			status: "rewritten"
		};
	}
	#isAccepted(proposal, offset) {
		const { decide } = this.#options;
		if (decide === void 0) return true;
		const { codemod } = proposal;
		if (!this.#before.some((each) => each.codemod === codemod && each.offset === offset) && decide(proposal)) return true;
		this.#declined.push({
			codemod,
			offset
		});
		return false;
	}
};
/** What one codemod mends, another for the same rule need not. */
function withoutOthers(sites) {
	const place = ({ rule, line, column }) => `${String(line)}:${String(column)} ${rule ?? ""}`;
	const mended = new Set(sites.filter(({ rule, status }) => rule !== void 0 && status !== "skipped").map(place));
	return sites.filter((site) => site.status !== "skipped" || !mended.has(place(site)));
}
const expectedError = {
	code: "expected-error",
	detail: "`@ts-expect-error` stands above a line of it, and nothing tells whether the error would remain"
};
const noRepair = {
	code: "no-repair",
	detail: "this finding has no repair"
};
function usedByMarkup(name) {
	return {
		code: "used-by-markup",
		detail: `\`${name}\` may be used by the template or another script of the file`
	};
}
const mostLines = 12;
/** The first lines of a site, as a hunk that changes nothing. */
function linesOf(text, { line, endLine }) {
	const count = Math.min(endLine - line + 1, mostLines);
	const lines = text.split(/\r?\n/u).slice(line - 1, line - 1 + count);
	const range = `${String(line)},${String(count)}`;
	return [
		`@@ -${range} +${range} @@`,
		...lines.map((each) => ` ${each}`),
		""
	].join("\n");
}
function chooseRepair({ repairs = [] }) {
	return repairs.find((repair) => repair.applicability === "safe") ?? repairs[0];
}
/** A hash of a codemod and the code it is about, blind to white space. */
function fingerprintOf(codemod, code) {
	const shape = code.replaceAll(/\s+/gu, " ");
	return createHash("sha256").update(`${codemod}\0${shape}`).digest("hex").slice(0, 16);
}
function offsetAfter(offset, edits) {
	return edits.filter(({ range }) => range[1] <= offset).reduce((sum, { range, text }) => sum + text.length - (range[1] - range[0]), offset);
}
// dist/modules/codemods/jscodeshift-transform.js
/** The codemod as a stock jscodeshift transform. @throws {ParseError | RewriteError | FromError} which the runner counts as an error of the file. */
function jscodeshiftTransform(codemod) {
	return (file, _api, options) => {
		const { unsafe, runtime, from = [] } = options ?? {};
		const bom = file.source.startsWith("﻿") ? "﻿" : "";
		const before = file.source.slice(bom.length);
		const { text } = rewrite(file.path, before, {
			codemods: [codemod],
			unsafe: unsafe === true,
			from: typeof from === "string" ? [from] : from,
			settings: {
				checkJs: checksJavaScript(file.path),
				...runtime === void 0 ? {} : { runtime }
			}
		});
		return text === before ? void 0 : bom + text;
	};
}
// dist/modules/codemods/repairs-of.js
/** The codemod that applies the repairs of a check. */
function repairsOf(check, options, { only, ...named }) {
	return {
		...named,
		relevance: check.relevance,
		...check.mayLieIn && { mayLieIn: check.mayLieIn },
		*find(source) {
			for (const finding of check.run(source, options)) yield only === void 0 ? finding : narrow(finding, (messageId) => only.includes(messageId));
		}
	};
}
function narrow(finding, isMeant) {
	const { repairs, skip, ...rest } = finding;
	return {
		...rest,
		...repairs && { repairs: repairs.filter(({ messageId }) => isMeant(messageId)) },
		...skip && (skip.repair === void 0 || isMeant(skip.repair)) && { skip }
	};
}
// dist/modules/codemods/await-source-promise.js
/** A source that is awaited or chained becomes its promise. */
const awaitSourcePromise = repairsOf(noAwaitSource, {}, {
	name: "await-source-promise",
	summary: "await of a source, deferred or record of resolvers becomes await of its promise",
	rule: "no-await-source"
});
var await_source_promise_default = jscodeshiftTransform(awaitSourcePromise);
// dist/modules/codemods/callback-to-source.js
/** Promises over a callback in Node's manner become `fromCallback`. */
const callbackToSource = {
	name: "callback-to-source",
	summary: "new Promise over a callback in Node’s manner becomes fromCallback",
	onlySuggested: true,
	relevance: textsWith(["new promise"], /\bnew\s+Promise\b/),
	find: callbackPromises
};
var callback_to_source_default = jscodeshiftTransform(callbackToSource);
// dist/modules/codemods/catch-lost-throws.js
/** What throws where nobody hears it rejects the promise. */
const catchLostThrows = repairsOf(noLostThrow, {}, {
	name: "catch-lost-throws",
	summary: "catch what is thrown where nobody hears it, and reject the promise with it",
	rule: "no-lost-throw",
	onlySuggested: true
});
var catch_lost_throws_default = jscodeshiftTransform(catchLostThrows);
// dist/modules/codemods/change-before-notify.js
/** State changes before others are told of it. */
const changeBeforeNotify = repairsOf(noStateChangeAfterNotify, {
	notifyMethods: ["emit", "dispatchEvent"],
	allowEvents: []
}, {
	name: "change-before-notify",
	summary: "change the state before others are told of it",
	rule: "no-state-change-after-notify",
	onlySuggested: true
});
var change_before_notify_default = jscodeshiftTransform(changeBeforeNotify);
// dist/modules/codemods/check-aborted.js
/** Who listens for an abort first asks whether it has happened. */
const checkAborted = repairsOf(requireAbortedCheck, {}, {
	name: "check-aborted",
	summary: "ask whether the signal has aborted before listening for its abort",
	rule: "require-aborted-check",
	onlySuggested: true
});
var check_aborted_default = jscodeshiftTransform(checkAborted);
// dist/modules/codemods/clear-race-timers.js
/** The timer of a race is cleared when the race is over. */
const clearRaceTimers = repairsOf(noRaceTimerLeak, { allowUnref: true }, {
	name: "clear-race-timers",
	summary: "clear the timer of a race in finally",
	rule: "no-race-timer-leak",
	onlySuggested: true,
	only: ["clearFinally"]
});
var clear_race_timers_default = jscodeshiftTransform(clearRaceTimers);
// dist/modules/codemods/delay.js
/** Promises that only wait for a timer become `delay`. */
const delay = {
	name: "delay",
	summary: "new Promise around setTimeout becomes delay, with the signal in scope",
	onlySuggested: true,
	relevance: textsWith(["new promise settimeout"], /\bnew\s+Promise\b[^;]{0,400}?\bsetTimeout\b/),
	find: timerDelays
};
var delay_default = jscodeshiftTransform(delay);
// dist/modules/codemods/defer-callback.js
/** A callback that runs now or later always runs later. */
const deferCallback = repairsOf(noZalgoCallback, {}, {
	name: "defer-callback",
	summary: "a callback that runs at once on some paths runs in a microtask there",
	rule: "no-zalgo-callback",
	onlySuggested: true
});
var defer_callback_default = jscodeshiftTransform(deferCallback);
// dist/modules/codemods/deferred-to-source.js
const repairs = repairsOf(noBareDeferred, { allow: [] }, {
	name: "deferred-to-source",
	summary: "new Promise whose resolvers are kept becomes a TaskCompletionSource",
	rule: "no-bare-deferred"
});
/** Bare deferreds become sources; with `from`, those of libraries too. */
const deferredToSource = {
	...repairs,
	*find(source, options) {
		yield* repairs.find(source, options);
		yield* libraryDeferreds(source, options.from);
	},
	tidy(before, after, { from }) {
		const modules = from.flatMap((library) => libraries[library].modules);
		return modules.length === 0 ? [] : removeUnusedImports(before(), after(), modules);
	}
};
function* libraryDeferreds(source, from) {
	for (const { range, outcome } of planFromDeferred(source, from)) if ("skip" in outcome) yield {
		range,
		messageId: "escapes",
		skip: outcome.skip
	};
	else yield {
		range,
		messageId: "escapes",
		repairs: [{
			...outcome,
			messageId: "useSource"
		}]
	};
}
var deferred_to_source_default = jscodeshiftTransform(deferredToSource);
// dist/modules/codemods/drain-pending.js
/** What is pending is rejected before it is dropped. */
const drainPending = repairsOf(requirePendingDrain, { allow: [] }, {
	name: "drain-pending",
	summary: "reject what is pending before it is dropped",
	rule: "require-pending-drain",
	onlySuggested: true
});
var drain_pending_default = jscodeshiftTransform(drainPending);
// dist/modules/codemods/drop-needless-constructor.js
/** `new Promise` around a promise or a value becomes what its executor passes on. */
const dropNeedlessConstructor = repairsOf(noNeedlessPromiseConstructor, {}, {
	name: "drop-needless-constructor",
	summary: "new Promise around a promise or a value becomes what the executor passes on",
	rule: "no-needless-promise-constructor"
});
var drop_needless_constructor_default = jscodeshiftTransform(dropNeedlessConstructor);
// dist/modules/codemods/event-to-source.js
/** Promises over the events of an emitter become `fromEvent`. */
const eventToSource = {
	name: "event-to-source",
	summary: "new Promise over the events of an emitter becomes fromEvent",
	onlySuggested: true,
	relevance: textsWith(["new promise"], /\bnew\s+Promise\b/),
	find: eventPromises
};
var event_to_source_default = jscodeshiftTransform(eventToSource);
// dist/modules/codemods/forward-signal.js
/** The signal in scope is passed on to callees that take one. */
const forwardSignal = repairsOf(requireSignalForwarding, {
	callees: [],
	allow: []
}, {
	name: "forward-signal",
	summary: "pass the signal in scope on to callees that take one",
	rule: "require-signal-forwarding",
	onlySuggested: true
});
var forward_signal_default = jscodeshiftTransform(forwardSignal);
// dist/modules/codemods/hide-resolvers.js
/** Resolvers that are handed out stay inside; the promise goes out. */
const hideResolvers = repairsOf(noExposedResolvers, { allow: [] }, {
	name: "hide-resolvers",
	summary: "keep resolvers private and give the promise away",
	rule: "no-exposed-resolvers",
	onlySuggested: true
});
var hide_resolvers_default = jscodeshiftTransform(hideResolvers);
// dist/modules/codemods/listen-once.js
/** A settling listener that stays registered listens once. */
const listenOnce = repairsOf(noMultiFireSettle, {}, {
	name: "listen-once",
	summary: "on becomes once where the listener settles a promise",
	rule: "no-multi-fire-settle",
	onlySuggested: true
});
var listen_once_default = jscodeshiftTransform(listenOnce);
// dist/modules/codemods/race-timeout.js
/** A race against a timer becomes `waitAsync` with a timeout. */
const raceTimeout = repairsOf(noRaceTimerLeak, { allowUnref: true }, {
	name: "race-timeout",
	summary: "Promise.race against a timer that rejects becomes waitAsync with a timeout",
	rule: "no-race-timer-leak",
	onlySuggested: true,
	only: ["useWaitAsync"]
});
var race_timeout_default = jscodeshiftTransform(raceTimeout);
// dist/modules/codemods/release-on-settle.js
/** Listeners, timers and observers go when the promise settles. */
const releaseOnSettle = repairsOf(noLeakOnSettle, {}, {
	name: "release-on-settle",
	summary: "let a listener, timer or observer go before the promise is settled",
	rule: "no-leak-on-settle",
	onlySuggested: true
});
var release_on_settle_default = jscodeshiftTransform(releaseOnSettle);
// dist/modules/codemods/remove-abort-listeners.js
/** An abort listener goes when the work that it served is over. */
const removeAbortListeners = repairsOf(noAbortListenerLeak, {}, {
	name: "remove-abort-listeners",
	summary: "remove an abort listener in finally",
	rule: "no-abort-listener-leak",
	onlySuggested: true
});
var remove_abort_listeners_default = jscodeshiftTransform(removeAbortListeners);
// dist/modules/codemods/request-map.js
/** Maps of requests with their settlers become `CompletionMap`. */
const requestMap = {
	name: "request-map",
	summary: "a Map of { resolve, reject } by request becomes a CompletionMap",
	onlySuggested: true,
	relevance: textsWith(["new promise map set"], /\bnew\s+Map\b/),
	find: requestMaps
};
var request_map_default = jscodeshiftTransform(requestMap);
// dist/modules/codemods/return-after-settle.js
/** A second settlement on a path goes: return after the first, or `trySet*`. */
const returnAfterSettle = repairsOf(noDoubleSettle, {}, {
	name: "return-after-settle",
	summary: "return after a settlement that more of the same path would repeat",
	rule: "no-double-settle",
	onlySuggested: true
});
var return_after_settle_default = jscodeshiftTransform(returnAfterSettle);
// dist/modules/codemods/settle-all-paths.js
/** A path on which a promise stays pending rejects it. */
const settleAllPaths = repairsOf(requireSettleOnAllPaths, {}, {
	name: "settle-all-paths",
	summary: "reject on a path that leaves the promise pending",
	rule: "require-settle-on-all-paths",
	onlySuggested: true
});
var settle_all_paths_default = jscodeshiftTransform(settleAllPaths);
// dist/modules/codemods/settle-rejections.js
/** A failure that would leave a promise pending settles it. */
const settleRejections = repairsOf(requireFailurePath, {}, {
	name: "settle-rejections",
	summary: ".then(resolve) becomes .then(resolve, reject): what fails settles the promise too",
	rule: "require-failure-path"
});
var settle_rejections_default = jscodeshiftTransform(settleRejections);
// dist/modules/codemods/try-set.js
/** `set*` becomes `trySet*` where another completer can win. */
const trySet = repairsOf(preferTrySet, {}, {
	name: "try-set",
	summary: "setResult and its kin become trySet… where another completer can be first",
	rule: "prefer-try-set"
});
var try_set_default = jscodeshiftTransform(trySet);
// dist/modules/codemods/use-signal-reason.js
/** The error made up for an abort becomes the signal’s reason. */
const useSignalReason = {
	...repairsOf(preferSignalReason, {}, {
		name: "use-signal-reason",
		summary: "an error made up for an abort becomes signal.reason",
		rule: "prefer-signal-reason",
		onlySuggested: true
	}),
	tidy: (before, after) => removeUnusedImports(before(), after())
};
var use_signal_reason_default = jscodeshiftTransform(useSignalReason);
// dist/modules/codemods/wire-signal.js
/** Abort listeners that settle a promise become the signal of a source. */
const wireSignal = {
	name: "wire-signal",
	summary: "an abort listener that settles becomes the signal of a TaskCompletionSource",
	onlySuggested: true,
	relevance: mayListenForAbort,
	find: settlingAbortListeners
};
var wire_signal_default = jscodeshiftTransform(wireSignal);
// dist/modules/codemods/registry.js
/** All codemods by name, in the order in which they apply. */
const codemods = [
	requestMap,
	deferredToSource,
	raceTimeout,
	clearRaceTimers,
	delay,
	eventToSource,
	wireSignal,
	dropNeedlessConstructor,
	awaitSourcePromise,
	trySet,
	settleRejections,
	returnAfterSettle,
	settleAllPaths,
	catchLostThrows,
	callbackToSource,
	drainPending,
	hideResolvers,
	listenOnce,
	releaseOnSettle,
	removeAbortListeners,
	checkAborted,
	useSignalReason,
	forwardSignal,
	changeBeforeNotify,
	deferCallback
];
// dist/modules/codemods/project/field-reach.js
/**
* Tells which fields nothing but their own class reaches, by `this`, in the whole of a project. What cannot be told is
* reached: a property of that name of a value of any type, a string of that name, and a type with such a member that an
* instance of the class can pass for.
*/
var FieldReach = class {
	#whole;
	constructor(whole) {
		this.#whole = whole;
	}
	/** @param key the name of the field, in its declaration or in `this.name` */
	isWithin(key, program) {
		const { typescript, programs, outside } = this.#whole;
		const checker = program.getTypeChecker();
		const symbol = typescript.isIdentifier(key) ? checker.getSymbolAtLocation(key) : void 0;
		const owner = ownerOf(key, typescript);
		if (symbol?.declarations === void 0 || owner === void 0) return false;
		const name = symbol.getName();
		const places = new Set(symbol.declarations.map(placeOf));
		if (outside.mention(name, programs())) return false;
		return programs().every((each) => {
			const own = each === program ? owner : sameNode(owner, each, typescript);
			if (own === void 0 || !typescript.isClassLike(own)) return true;
			const field = {
				name,
				places,
				type: each.getTypeChecker().getTypeAtLocation(own)
			};
			return each.getSourceFiles().every((file) => !this.#isReachedIn(file, field, own, each.getTypeChecker()));
		});
	}
	#isReachedIn(file, field, owner, checker) {
		if (!file.text.includes(field.name)) return false;
		const { typescript } = this.#whole;
		const isReached = (node) => {
			if (typescript.isIdentifier(node) && node.text === field.name) return this.#reaches(node, field, owner, checker);
			if (typescript.isStringLiteralLike(node) && node.text === field.name) return !file.isDeclarationFile;
			return typescript.forEachChild(node, isReached) ?? false;
		};
		return isReached(file);
	}
	#reaches(node, field, owner, checker) {
		const { typescript } = this.#whole;
		const { parent } = node;
		if (field.places.has(placeOf(parent)) || field.places.has(placeOf(node))) return false;
		if (typescript.isPropertyAccessExpression(parent) && parent.name === node) {
			if (parent.expression.kind === typescript.SyntaxKind.ThisKeyword && ownerOf(node, typescript) === owner) return false;
			return isField(checker.getSymbolAtLocation(node), field, checker);
		}
		if (typescript.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node) return isField(checker.getTypeAtLocation(parent.parent).getProperty(field.name), field, checker);
		const holder = memberHolder(parent, node, typescript);
		if (holder === void 0) return false;
		const type = checker.getTypeAtLocation(holder);
		const wanted = typescript.isObjectLiteralExpression(holder) ? checker.getContextualType(holder) : void 0;
		return [type, ...wanted ? [wanted] : []].some((each) => canPass(each, field.type, checker));
	}
};
/** The class around a node. */
function ownerOf(node, typescript) {
	for (let at = node.parent; at; at = at.parent) if (typescript.isClassLike(at)) return at;
}
/** The class, interface, type or object that declares a member by the name. */
function memberHolder(parent, name, typescript) {
	if (!(typescript.isClassElement(parent) || typescript.isTypeElement(parent) || typescript.isObjectLiteralElement(parent) || typescript.isParameter(parent)) || parent.name !== name) return void 0;
	if (!typescript.isParameter(parent)) return parent.parent;
	return typescript.isParameterPropertyDeclaration(parent, parent.parent) ? parent.parent.parent : void 0;
}
function placeOf(node) {
	return `${node.getSourceFile().fileName}:${String(node.pos)}`;
}
function sameNode(node, program, typescript) {
	const file = program.getSourceFile(node.getSourceFile().fileName);
	let found;
	const find = (at) => {
		if (at.pos === node.pos && at.end === node.end && at.kind === node.kind) found = at;
		else if (at.pos <= node.pos && node.end <= at.end) typescript.forEachChild(at, find);
	};
	if (file) find(file);
	return found;
}
/** Whether a property is the field, or may be for all that is known. */
function isField(symbol, { places }, checker) {
	if (symbol === void 0) return true;
	return [symbol, ...checker.getRootSymbols(symbol)].some(({ declarations }) => declarations?.some((each) => places.has(placeOf(each))) === true);
}
function canPass(a, b, checker) {
	const { isTypeAssignableTo } = checker;
	return isTypeAssignableTo === void 0 || checker.isTypeAssignableTo(a, b) || checker.isTypeAssignableTo(b, a);
}
// dist/modules/codemods/project/find-typescript-node.js
/** The innermost node of TypeScript's own tree that covers exactly the range that a node of the other tree has. */
function findTypeScriptNode(file, [start, end], typescript) {
	let found;
	for (let at = file; at !== void 0;) {
		if (at !== file && at.getStart(file) === start && at.end === end) found = at;
		at = typescript.forEachChild(at, (child) => child.pos <= start && child.end >= end ? child : void 0);
	}
	return found;
}
// dist/modules/codemods/real-path.js
/** A path with the links in it followed, as the operating system spells it; the path itself where nothing is there. */
function realPath(path) {
	try {
		return realpathSync.native(path);
	} catch {
		return path;
	}
}
// dist/modules/codemods/project/outside-files.js
const extensions = [
	".ts",
	".tsx",
	".mts",
	".cts",
	".js",
	".jsx",
	".mjs",
	".cjs",
	".vue",
	".svelte",
	".html"
];
/** What is installed, and what a build makes of the files of the project. */
const notWritten = [
	"node_modules",
	"dist",
	"build",
	"out",
	"coverage",
	".git"
].map((name) => `**/${name}`);
/**
* The files beside those of a project, in its repository: tests that its tsconfig.json leaves out, scripts, other packages.
* No program tells what they mean, so that a mention of a name is all that counts.
*/
var OutsideFiles = class {
	#typescript;
	#folder;
	#texts;
	constructor(typescript, config) {
		this.#typescript = typescript;
		this.#folder = repositoryOf(resolve(config));
	}
	/** Whether one of them has the word. */
	mention(name, programs) {
		this.#texts ??= this.#read(programs);
		const word = new RegExp(wordSource(name), "u");
		return this.#texts.some((text) => text.includes(name) && word.test(text));
	}
	#read(programs) {
		const inside = new Set(programs.flatMap((each) => each.getSourceFiles().map(({ fileName }) => realPath(fileName))));
		return this.#typescript.sys.readDirectory(this.#folder, extensions, notWritten).flatMap((file) => inside.has(realPath(file)) ? [] : readText(file));
	}
};
/** The folder that git keeps, or that of the tsconfig.json. */
function repositoryOf(config) {
	const own = existsSync(join(config, "tsconfig.json")) ? config : dirname(config);
	for (let at = own;; at = dirname(at)) {
		if (existsSync(join(at, ".git"))) return at;
		if (dirname(at) === at) return own;
	}
}
function readText(file) {
	try {
		return [readFileSync(file, "utf8")];
	} catch {
		return [];
	}
}
// dist/modules/codemods/project/project-types.js
const opened = /* @__PURE__ */ new Map();
/**
* The types of a project, as the project's own TypeScript sees them: read once in each thread, when it is first asked.
* Undefined where there is no TypeScript, or one without an API for JavaScript, as version 7.
* @param config the path of its tsconfig.json, or of the folder that holds it
*/
function openProject(config) {
	if (!opened.has(config)) {
		const typescript = loadTypeScript(config);
		opened.set(config, typescript && new Programs(typescript, config));
	}
	return opened.get(config);
}
function loadTypeScript(config) {
	try {
		const loaded = createRequire(resolve(config, "package.json"))("typescript");
		return typeof loaded.createProgram === "function" ? loaded : void 0;
	} catch {
		return;
	}
}
/** The programs of a tsconfig.json and of those it refers to, made one by one as files of them are asked for. */
var Programs = class {
	#ts;
	#configs;
	#programs = /* @__PURE__ */ new Map();
	#reach;
	constructor(typescript, config) {
		this.#ts = typescript;
		this.#configs = this.#read(config, /* @__PURE__ */ new Set());
		this.#reach = new FieldReach({
			typescript,
			programs: () => this.#configs.map((each) => this.#programOf(each)),
			outside: new OutsideFiles(typescript, config)
		});
	}
	of(path, text) {
		const real = realPath(path);
		const config = this.#configs.find(({ fileNames }) => fileNames.some((name) => realPath(name) === real));
		if (config === void 0) return void 0;
		const program = this.#programOf(config);
		const file = program.getSourceFiles().find(({ fileName }) => realPath(fileName) === real);
		if (file?.text !== text) return void 0;
		const nodeOf = (node) => findTypeScriptNode(file, node.range, this.#ts);
		return {
			...typesOf({
				program,
				esTreeNodeToTSNodeMap: { get: nodeOf }
			}),
			staysInClass: (key) => {
				const name = nodeOf(key);
				return name !== void 0 && this.#reach.isWithin(name, program) ? "yes" : "unknown";
			}
		};
	}
	prepare() {
		for (const config of this.#configs) this.#programOf(config).getTypeChecker();
	}
	#programOf(config) {
		let program = this.#programs.get(config);
		if (program === void 0) {
			const { fileNames: rootNames, options, projectReferences } = config;
			program = this.#ts.createProgram({
				rootNames,
				options,
				...projectReferences && { projectReferences }
			});
			this.#programs.set(config, program);
		}
		return program;
	}
	#read(config, done) {
		const file = this.#ts.sys.directoryExists(config) ? resolve(config, "tsconfig.json") : config;
		if (done.has(file)) return [];
		done.add(file);
		const host = {
			...this.#ts.sys,
			onUnRecoverableConfigFileDiagnostic: () => void 0
		};
		const parsed = this.#ts.getParsedCommandLineOfConfigFile(file, {}, host);
		if (parsed === void 0) return [];
		return [parsed, ...(parsed.projectReferences ?? []).flatMap(({ path }) => this.#read(resolve(dirname(file), path), done))];
	}
};
export { await_source_promise_default as $, eventToSource as A, delay as B, race_timeout_default as C, hide_resolvers_default as D, hideResolvers as E, drain_pending_default as F, check_aborted_default as G, clearRaceTimers as H, deferredToSource as I, catchLostThrows as J, changeBeforeNotify as K, deferred_to_source_default as L, dropNeedlessConstructor as M, drop_needless_constructor_default as N, forwardSignal as O, drainPending as P, awaitSourcePromise as Q, deferCallback as R, raceTimeout as S, listen_once_default as T, clear_race_timers_default as U, delay_default as V, checkAborted as W, callbackToSource as X, catch_lost_throws_default as Y, callback_to_source_default as Z, request_map_default as _, wire_signal_default as a, scriptText as at, releaseOnSettle as b, trySet as c, FromError as ct, settle_rejections_default as d, RewriteError as et, settleAllPaths as f, requestMap as g, return_after_settle_default as h, wireSignal as i, scriptBlocks as it, event_to_source_default as j, forward_signal_default as k, try_set_default as l, parseFrom as lt, returnAfterSettle as m, realPath as n, rewrite as nt, useSignalReason as o, ParseError as ot, settle_all_paths_default as p, change_before_notify_default as q, codemods as r, isComponent as rt, use_signal_reason_default as s, checksJavaScript as st, openProject as t, fingerprintOf as tt, settleRejections as u, relevantFrom as ut, removeAbortListeners as v, listenOnce as w, release_on_settle_default as x, remove_abort_listeners_default as y, defer_callback_default as z };

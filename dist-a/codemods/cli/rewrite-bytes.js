import { at as scriptText, et as RewriteError, it as scriptBlocks, nt as rewrite, ot as ParseError, rt as isComponent, st as checksJavaScript, t as openProject, tt as fingerprintOf } from "../../chunks/codemods.js";
import { U as LineMap, z as unknownTypes } from "../../chunks/core.js";
import { i as firstDifference, r as diffText } from "./diff.js";
import { i as errorCode } from "./describe-failure.js";
import { t as UsageError } from "./usage-error.js";
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { isAscii, isUtf8 } from "node:buffer";
// dist/modules/codemods/cli/own-transform.js
var __rewriteRelativeImportExtension = function(path, preserveJsx) {
	if (typeof path === "string" && /^\.\.?\//.test(path)) return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function(m, tsx, d, ext, cm) {
		return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : d + ext + "." + cm.toLowerCase() + "js";
	});
	return path;
};
/** A transform that breaks its contract, or leaves code that does not parse; the file stays as it was. */
var TransformError = class extends Error {
	name = "TransformError";
};
/** Whether what `-t` was given is a path and not the name of a codemod. */
function isTransformPath(name) {
	return /[\\/]/u.test(name) || /\.[cm]?[jt]s$/u.test(name);
}
/**
* Loads a transform.
* @throws {UsageError} it cannot be loaded, or is no transform.
*/
async function loadTransform(absolute, cwd) {
	const name = relative(cwd, absolute).replaceAll(sep, "/");
	const given = await load(absolute, name);
	const inner = given.default;
	const transform = [inner, inner?.default].find((each) => typeof each === "function");
	if (transform === void 0) throw new UsageError(`--transform ${name} exports no function: write \`export default function (file, api, options) { … }\``);
	const parser = given.parser ?? inner?.parser;
	const relevance = given.relevance ?? inner?.relevance;
	const tools = new Tools(absolute, cwd, parser);
	return {
		name,
		...relevance instanceof RegExp ? { relevance } : {},
		apply: (path, text, options) => applyToBlocks(transform, tools, {
			path,
			text,
			options
		})
	};
}
async function load(absolute, name) {
	try {
		return await import(__rewriteRelativeImportExtension(pathToFileURL(absolute).href));
	} catch (error) {
		if (errorCode(error) === "ERR_UNKNOWN_FILE_EXTENSION") throw new UsageError(`--transform ${name}: Node ${process.versions.node} cannot load TypeScript; use Node 22.18 or newer, or write it in JavaScript`);
		const message = error instanceof Error ? error.message : String(error);
		throw new UsageError(`--transform ${name} cannot be loaded: ${message}`);
	}
}
/** jscodeshift as the transform's project has it, loaded when a transform first asks. */
var Tools = class {
	#bases;
	#parser;
	#cores = /* @__PURE__ */ new Map();
	constructor(transform, cwd, parser) {
		this.#bases = [
			transform,
			`${cwd}/package.json`,
			import.meta.url
		];
		this.#parser = parser;
	}
	coreFor(path) {
		const parser = this.#parser ?? parserFor(path);
		let core = this.#cores.get(parser);
		if (core === void 0) {
			const shift = this.#load("jscodeshift");
			const getParser = this.#load("jscodeshift/src/getParser");
			this.#cores.set(parser, core = shift.withParser(typeof parser === "string" ? getParser(parser) : parser));
		}
		return core;
	}
	#load(specifier) {
		for (const base of this.#bases) {
			const require = createRequire(base);
			let found;
			try {
				found = require.resolve(specifier);
			} catch {
				continue;
			}
			return require(found);
		}
		throw new TransformError("jscodeshift is not installed; npm install --save-dev jscodeshift");
	}
};
function parserFor(path) {
	if (path.endsWith("x")) return "tsx";
	return /\.[cm]?ts$/u.test(path) ? "ts" : "babel";
}
async function applyToBlocks(transform, tools, input) {
	const { path, options } = input;
	let { text } = input;
	const messages = [];
	for (const block of scriptBlocks(path, text).toReversed()) {
		const code = text.slice(block.start, block.end);
		if (isComponent(path) && code.trim() === "") continue;
		const after = await applyOnce(transform, tools, {
			path: block.path,
			text: code,
			options
		}, messages);
		text = text.slice(0, block.start) + after + text.slice(block.end);
	}
	return {
		text,
		messages
	};
}
async function applyOnce(transform, tools, { path, text, options }, messages) {
	const result = await transform({
		path,
		source: text
	}, {
		get j() {
			return tools.coreFor(path);
		},
		get jscodeshift() {
			return tools.coreFor(path);
		},
		stats: (name, quantity = 1) => void messages.push(`${name}: ${String(quantity)}`),
		report: (message) => void messages.push(message)
	}, options);
	if (result === void 0 || result === null || result === "" || result === text) return text;
	if (typeof result !== "string") throw new TransformError(`it returned ${typeof result}; a transform returns the new text, or nothing`);
	const after = keepLineBreaks(text, result);
	if (after !== text) verify(tools.coreFor(path), after);
	return after;
}
function keepLineBreaks(before, after) {
	return before.includes("\r\n") && !/(?<!\r)\n/u.test(before) ? after.replaceAll(/\r?\n/gu, "\r\n") : after;
}
function verify(core, text) {
	try {
		core(text);
	} catch (error) {
		throw new TransformError(`the text it returned does not parse: ${error instanceof Error ? error.message : String(error)}`);
	}
}
/** A transform says what a file becomes and not why, so a file is one site, where its first change stands. */
function siteOfTransform(name, before, after, diff) {
	const offset = firstDifference(before, after);
	const { line, column } = new LineMap(before).position(offset);
	return {
		codemod: name,
		rule: name,
		line,
		column,
		endLine: line,
		endColumn: column,
		fingerprint: fingerprintOf(name, /^.*/u.exec(before.slice(before.lastIndexOf("\n", offset - 1) + 1))?.[0] ?? ""),
		status: "rewritten",
		...diff === void 0 ? {} : { diff }
	};
}
// dist/modules/codemods/cli/read-source-text.js
const byteOrderMark = "﻿";
/** Decodes without loss or says that it cannot. */
function readSourceText(bytes) {
	if (bytes.includes(0)) return {
		kind: "foreign",
		text: bytes.toString("latin1").replaceAll("\0", ""),
		problem: zeroBytes(bytes)
	};
	if (isAscii(bytes)) return {
		kind: "utf-8",
		mark: "",
		text: bytes.toString("latin1")
	};
	if (!isUtf8(bytes)) return {
		kind: "foreign",
		text: bytes.toString("latin1"),
		problem: "it is not valid UTF-8 (Latin-1 perhaps); convert it to UTF-8 first"
	};
	const text = bytes.toString("utf8");
	return text.startsWith(byteOrderMark) ? {
		kind: "utf-8",
		mark: byteOrderMark,
		text: text.slice(1)
	} : {
		kind: "utf-8",
		mark: "",
		text
	};
}
function zeroBytes(bytes) {
	return bytes[0] === 255 && bytes[1] === 254 || bytes[0] === 254 && bytes[1] === 255 ? "it is UTF-16; convert it to UTF-8 first" : "it holds NUL bytes; it is binary or UTF-16, not UTF-8";
}
// dist/modules/codemods/cli/recognise-generated.js
const leadingComments = /^(?:\uFEFF|#![^\n]*|\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(['"])use strict\1;?)+/u;
const markedGenerated = /@generated\b|<auto-?generated|\bgenerated\b[\s\S]{0,200}\bdo not (?:edit|modify)\b|\bdo not (?:edit|modify)\b[\s\S]{0,200}\bgenerated\b/iu;
const surelyCompiled = /\(this && this\.__(?:awaiter|generator|importDefault|importStar|createBinding|decorate)\b|\b__webpack_require__\(/u;
/** Helpers that compilers write into a module, or let it import: nobody declares them by hand. */
const surelyHelped = /^(?:function (?:asyncGeneratorStep|_(?:asyncToGenerator|classCallCheck|interopRequire(?:Default|Wildcard)|regeneratorRuntime))\(|import \w+ from ["']@babel\/runtime[\w-]*\/(?:helpers|regenerator)\b|import \{[^}]*\b__(?:awaiter|generator|decorate|spreadArray)\b[^}]*\} from ["']tslib["'])/mu;
/** What Babel and TypeScript make of `export`: written by hand, the second line has no reason to be. */
const compiledExports = /^Object\.defineProperty\(exports, ["']__esModule["'], \{\s*value: (?:true|!0),?\s*\}\);?\s*(?:exports\.\w+ = )+void 0;?$/mu;
/** What they make of `import`: `(0, _util.sleep)()`, lest the module be the `this` of the call. */
const compiledCall = /\(0, \w+\.\w+\)\(/u;
const marksModule = /^Object\.defineProperty\(exports, ["']__esModule["'], \{/mu;
/** The functions that wasm-bindgen writes for a module of WebAssembly to call; it says nothing in the header. */
const wasmBindgen = /^[ \t]*(?:export function |(?:module\.)?exports\.|imports\.wbg\.)__wb(?:g|indgen)_\w+/mu;
const sourceMap = /^\/\/[#@] sourceMappingURL=/mu;
const compilerHelper = /\b(?:__awaiter|__generator|__esModule|__importDefault|__toESM|__commonJS|__spreadArray|_asyncToGenerator|_interopRequire\w*|regeneratorRuntime|_regenerator)\b/u;
const longLine = 500;
/** True for names that only minifiers give. */
function isMinifiedName(path) {
	return /[.-]min\.[cm]?jsx?$/iu.test(path);
}
/** Why a text is not what a person edits, when it is not: a rewrite would be lost or would help nobody. */
function recogniseGenerated(path, text) {
	if (isMinifiedName(path)) return {
		code: "minified",
		detail: "its name says that it is minified"
	};
	if (/^\s*<(?:\?xml|!DOCTYPE)\b/iu.test(text)) return {
		code: "not-code",
		detail: "it is XML, not code"
	};
	if (markedGenerated.test((leadingComments.exec(text)?.[0] ?? "").slice(0, 4e3))) return {
		code: "generated",
		detail: "its header says that it is generated"
	};
	if (wasmBindgen.test(text)) return {
		code: "generated",
		detail: "it is what wasm-bindgen writes"
	};
	if (isMinified(text)) return {
		code: "minified",
		detail: "most of it stands in very long lines"
	};
	if (surelyCompiled.test(text) || surelyHelped.test(text) || compiledExports.test(text) || marksModule.test(text) && compiledCall.test(text) || sourceMap.test(text) && compilerHelper.test(text)) return {
		code: "compiled",
		detail: "it is the output of a compiler or bundler"
	};
}
function isMinified(text) {
	let long = 0;
	for (let start = 0; start < text.length;) {
		const found = text.indexOf("\n", start);
		const end = found === -1 ? text.length : found;
		if (end - start > longLine) long += end - start;
		start = end + 1;
	}
	return long * 2 > text.length;
}
// dist/modules/codemods/cli/vendor-specifier.js
const relativeImport = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*['"](\.{1,2}\/[^'"\n]*)['"]/gu;
const emitted = {
	".ts": ".js",
	".mts": ".mjs",
	".cts": ".cjs"
};
/** What a file writes to import the vendored runtime: relative, with an extension where its other imports have one. */
function vendorSpecifier(file, text, vendor) {
	const path = relative(dirname(file), vendor).replaceAll(sep, "/");
	const extension = extname(path);
	const bare = path.slice(0, path.length - extension.length);
	const from = bare.startsWith(".") ? bare : `./${bare}`;
	const style = styleOf(text) ?? projectStyle(file, extension);
	if (style === "ts") return from + extension;
	if (style === "js") return from + (emitted[extension] ?? extension);
	return /^\.[mc]/u.test(extension) ? from + (emitted[extension] ?? extension) : from;
}
/** As the file's own imports of sources have it. */
function styleOf(text) {
	let style;
	for (const [, specifier = ""] of text.matchAll(relativeImport)) {
		if (/\.[cm]?tsx?$/u.test(specifier)) return "ts";
		if (/\.[cm]?jsx?$/u.test(specifier)) return "js";
		if (!/\.\w+$|\/$/u.test(specifier)) style = "none";
	}
	return style;
}
const known = /* @__PURE__ */ new Map();
function projectStyle(file, extension) {
	if (/\.[cm]?jsx?$/u.test(file)) return extension.endsWith("ts") ? "none" : "js";
	const folder = dirname(file);
	let style = known.get(folder);
	if (style === void 0) known.set(folder, style = readStyle(folder));
	return style;
}
function readStyle(folder) {
	for (let at = folder;; at = dirname(at)) {
		const config = join(at, "tsconfig.json");
		if (existsSync(config)) return styleOfConfig(readFileSync(config, "utf8"));
		if (dirname(at) === at) return "none";
	}
}
function styleOfConfig(text) {
	if (/"(?:allowImportingTsExtensions|rewriteRelativeImportExtensions)"\s*:\s*true/u.test(text)) return "ts";
	return /"module(?:Resolution)?"\s*:\s*"node(?:\d+|next)"/iu.test(text) && !/"node10"/iu.test(text) ? "js" : "none";
}
// dist/modules/codemods/cli/rewrite-bytes.js
/** Whether a codemod could find something in this text; cheap enough to ask of every file. */
function isRelevant(path, bytes, task) {
	return mayFind(readSourceText(bytes).text, path, task);
}
function mayFind(text, path, { codemods, transforms }) {
	return transforms.some(({ relevance }) => relevance?.test(text) ?? true) || codemods.some(({ relevance }) => relevance.test(text) && relevance.test(scriptText(path, text)));
}
/** Rewrites the content of one file. Throws nothing: a bug in a codemod is an outcome too, so that other files go on. */
async function rewriteBytes(path, bytes, task) {
	const source = readSourceText(bytes);
	if (!mayFind(source.text, path, task)) return { status: "irrelevant" };
	const reason = recogniseGenerated(path, scriptText(path, source.text));
	if (reason !== void 0) return {
		status: "left-alone",
		reason
	};
	try {
		const { text, sites, messages } = await applyAll(path, source.text, task);
		const said = messages.length === 0 ? {} : { messages };
		if (text === source.text) return {
			status: "unchanged",
			sites,
			...said
		};
		if (source.kind === "foreign") return refuse(source.problem);
		return {
			status: "change",
			change: {
				before: source.mark + source.text,
				after: source.mark + text
			},
			sites,
			...said
		};
	} catch (error) {
		return source.kind === "foreign" ? refuse(source.problem) : {
			status: "error",
			problem: describe(error)
		};
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
			runtime: vendor === void 0 ? runtime : vendorSpecifier(path, text, vendor),
			checkJs: checksJavaScript(path)
		},
		...diff,
		...task.decide === void 0 ? {} : { decide: task.decide }
	});
	const sites = [...first.sites];
	const messages = [];
	let current = first.text;
	for (const transform of task.transforms) {
		if (transform.relevance?.test(current) === false) continue;
		const before = current;
		const applied = await named(transform, () => transform.apply(path, before, transformOptions));
		messages.push(...applied.messages.map((message) => `${transform.name}: ${message}`));
		if (applied.text === before) continue;
		const site = siteOfTransform(transform.name, before, applied.text, diff.diff?.(before, applied.text));
		if (task.decide?.(site) === false) {
			sites.push({
				...site,
				status: "skipped",
				skip: {
					code: "declined",
					detail: "turned down when asked"
				}
			});
			continue;
		}
		sites.push(site);
		current = applied.text;
	}
	return {
		text: current,
		sites,
		messages
	};
}
/** What is known beside the text: the types of a project, and which members others take from outside. */
function typesFor(project, spared) {
	const ofProject = project === void 0 ? void 0 : (file, code) => openProject(project)?.of(file, code);
	if (spared === void 0) return ofProject;
	return (file, code) => ({
		...ofProject?.(file, code) ?? unknownTypes,
		isTakenOutside: (name) => spared.has(name)
	});
}
/** A failure inside of somebody's own transform. */
var TransformFailure = class extends Error {
	name = "TransformFailure";
};
async function named(transform, action) {
	try {
		return await action();
	} catch (error) {
		const detail = error instanceof TransformError || !(error instanceof Error) ? String(error) : error.stack;
		throw new TransformFailure(`${transform.name}: ${(detail ?? "").replace(/^TransformError: /u, "")}`, { cause: error });
	}
}
function refuse(problem) {
	return {
		status: "error",
		problem: {
			code: "not-utf-8",
			detail: `left as it is: ${problem}`
		}
	};
}
function describe(error) {
	if (error instanceof ParseError) return {
		code: "parse",
		detail: error.message,
		line: error.line,
		column: error.column
	};
	if (error instanceof RewriteError) return {
		code: "rewrite",
		detail: `left as it is: ${error.message}`
	};
	if (error instanceof TransformFailure) return {
		code: "transform",
		detail: `left as it is: ${error.message}`,
		...placeOf(error.cause)
	};
	return {
		code: "bug",
		detail: `left as it is, a codemod failed on it, please report this: ${error instanceof Error ? error.stack ?? error.message : String(error)}`
	};
}
/** Parsers under jscodeshift tell the place as Babel does. */
function placeOf(error) {
	const { loc } = typeof error === "object" && error !== null ? error : {};
	if (typeof loc?.line !== "number") return {};
	return {
		line: loc.line,
		column: typeof loc.column === "number" ? loc.column + 1 : 1
	};
}
export { isTransformPath as a, isMinifiedName as i, rewriteBytes as n, loadTransform as o, vendorSpecifier as r, isRelevant as t };

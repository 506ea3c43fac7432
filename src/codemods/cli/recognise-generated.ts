import type { Reason } from './run-result.ts';

const leadingComments = /^(?:\uFEFF|#![^\n]*|\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(['"])use strict\1;?)+/u;
const markedGenerated =
  /@generated\b|<auto-?generated|\bgenerated\b[\s\S]{0,200}\bdo not (?:edit|modify)\b|\bdo not (?:edit|modify)\b[\s\S]{0,200}\bgenerated\b/iu;
const surelyCompiled =
  /\(this && this\.__(?:awaiter|generator|importDefault|importStar|createBinding|decorate)\b|\b__webpack_require__\(/u;
/** Helpers that compilers write into a module, or let it import: nobody declares them by hand. */
const surelyHelped =
  /^(?:function (?:asyncGeneratorStep|_(?:asyncToGenerator|classCallCheck|interopRequire(?:Default|Wildcard)|regeneratorRuntime))\(|import \w+ from ["']@babel\/runtime[\w-]*\/(?:helpers|regenerator)\b|import \{[^}]*\b__(?:awaiter|generator|decorate|spreadArray)\b[^}]*\} from ["']tslib["'])/mu;
const helperWords = [
  ...['asyncGeneratorStep', '_asyncToGenerator', '_classCallCheck', '_interopRequire', '_regeneratorRuntime'],
  ...['@babel/runtime', 'tslib'],
];
/** What Babel and TypeScript make of `export`: written by hand, the second line has no reason to be. */
const compiledExports =
  /^Object\.defineProperty\(exports, ["']__esModule["'], \{\s*value: (?:true|!0),?\s*\}\);?\s*(?:exports\.\w+ = )+void 0;?$/mu;
/** What they make of `import`: `(0, _util.sleep)()`, lest the module be the `this` of the call. */
const compiledCall = /\(0, \w+\.\w+\)\(/u;
/** What TypeScript begins a module with: by hand, the mark stands below what it is for, if anywhere. */
const compiledHeader = /^"use strict";\r?\nObject\.defineProperty\(exports, "__esModule", \{ value: true \}\);\r?\n/u;
/** What Rollup begins one with that it makes of several. */
const rolledUpHeader =
  /^'use strict';\r?\n\r?\nObject\.defineProperty\(exports, '__esModule', \{ value: true \}\);\r?\n\r?\n(?:var \w+ = require\(|function _interop)/mu;
/** What it wraps a module in that scripts load as well; what people copied of it has another global. */
const rolledUpWrapper =
  /^\(function \(global, factory\) \{\s+typeof exports === 'object' && typeof module !== 'undefined' \?[^]{0,500}?\(global = (?:typeof globalThis !== 'undefined' \? globalThis : )?global \|\| self, /mu;
/** Modules as esbuild and Rolldown wrap them in a bundle: nobody names a function of that kind by hand. */
const bundled =
  /^var \w+ = (?:\/\* @__PURE__ \*\/ )?__(?:commonJS|esm|toESM)(?:Min)?\(|^module\.exports = __toCommonJS\(/mu;
/** What the two write above each module of a bundle, and what the chunks of Rolldown share. A region by hand has a title. */
const bundledModule =
  /^(?:\/\/#region (?:\\0\S+|\S+\.[cm]?[jt]sx?)|\/\/ (?:\.\.\/)*node_modules\/\S+\.[cm]?[jt]sx?)\r?$|^import \{[^}]*\} from "\.[./\w-]*\/rolldown-runtime[\w-]*\.m?js"/mu;
const bundleWords = ['//#region ', 'node_modules/', '/rolldown-runtime'];
const marksModule = /^Object\.defineProperty\(exports, ["']__esModule["'], \{/mu;
/** The functions that wasm-bindgen writes for a module of WebAssembly to call; it says nothing in the header. */
const wasmBindgen = /^[ \t]*(?:export function |(?:module\.)?exports\.|imports\.wbg\.)__wb(?:g|indgen)_\w+/mu;
const sourceMap = /^\/\/[#@] sourceMappingURL=/mu;
const compilerHelper =
  /\b(?:__awaiter|__generator|__esModule|__importDefault|__toESM|__commonJS|__spreadArray|_asyncToGenerator|_interopRequire\w*|regeneratorRuntime|_regenerator)\b/u;
const longLine = 500;

/** True for names that only minifiers give. */
export function isMinifiedName(path: string): boolean {
  return /[.-]min\.[cm]?jsx?$/iu.test(path);
}

/** Why a text is not what a person edits, when it is not: a rewrite would be lost or would help nobody. */
export function recogniseGenerated(path: string, text: string): Reason | undefined {
  if (isMinifiedName(path)) return { code: 'minified', detail: 'its name says that it is minified' };
  if (/^\s*<(?:\?xml|!DOCTYPE)\b/iu.test(text)) return { code: 'not-code', detail: 'it is XML, not code' };
  if (markedGenerated.test((leadingComments.exec(text)?.[0] ?? '').slice(0, 4000))) {
    return { code: 'generated', detail: 'its header says that it is generated' };
  }
  if (text.includes('__wb') && wasmBindgen.test(text))
    return { code: 'generated', detail: 'it is what wasm-bindgen writes' };
  if (isMinified(text)) return { code: 'minified', detail: 'most of it stands in very long lines' };
  return isCompiled(text) ? { code: 'compiled', detail: 'it is the output of a compiler or bundler' } : undefined;
}

/** The words come first: a pattern that may begin on each line takes many times as long as they do. */
function isCompiled(text: string): boolean {
  if (helperWords.some((word) => text.includes(word)) && surelyHelped.test(text)) return true;
  if (text.includes('global || self, ') && rolledUpWrapper.test(text)) return true;
  if (repeatsLicence(text)) return true;
  if (bundleWords.some((word) => text.includes(word)) && bundledModule.test(text)) return true;
  if (text.includes('sourceMappingURL=') && sourceMap.test(text) && compilerHelper.test(text)) return true;
  if (!text.includes('__')) return false;
  return (
    surelyCompiled.test(text) ||
    compiledExports.test(text) ||
    compiledHeader.test(text) ||
    rolledUpHeader.test(text) ||
    bundled.test(text) ||
    (marksModule.test(text) && compiledCall.test(text))
  );
}

/** A module has its licence once; a bundler keeps that of each. */
function repeatsLicence(text: string): boolean {
  const times = new Map<string, number>();
  if (text.split('Copyright', 4).length < 4) return false;
  for (const [comment] of text.matchAll(/^\/\*[^]*?\*\//gmu)) {
    if (!comment.includes('Copyright')) continue;
    const before = times.get(comment) ?? 0;
    if (before === 2) return true;
    times.set(comment, before + 1);
  }
  return false;
}

function isMinified(text: string): boolean {
  let long = 0;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    if (end - start > longLine) long += end - start;
    start = end + 1;
  }
  return long * 2 > text.length;
}

import { createHash } from 'node:crypto';
import { applyEdits, EditSet } from "../core/repair/edit.js";
import { changesExpectedError } from "../core/repair/expected-errors.js";
import { closeGaps } from "../core/repair/layout.js";
import { LineMap } from "../core/source/lines.js";
import { checkSyntax, parse, ParseError, read } from "../core/source/parse.js";
import { defaultSettings } from "../core/source/settings.js";
import { parseFrom, relevantFrom } from "./from-option.js";
import { holdsNothing } from "./pass-by.js";
import { ignoredByMarkup, readIgnoreComments } from "./ignore-comments.js";
import { isComponent, nameSharedWithMarkup, inFile, scriptBlocks, toFile } from "./script-blocks.js";
/** A rewrite that would have broken the file; nothing of it is applied. */
export class RewriteError extends Error {
    name = 'RewriteError';
}
// A repair that touches text another one has just changed waits for the next pass; deeper nests than this are not code.
const maxPasses = 20;
/**
 * Applies the repairs of the codemods to one file, pass after pass, until a pass changes nothing. Of a Vue or Svelte
 * component, only what stands in its `<script>` blocks is read and changed.
 * @throws {ParseError} the text cannot be parsed.
 * @throws {RewriteError} the result cannot be parsed or does not come to rest.
 * @throws {FromError} `from` names a library that is not known.
 */
export function rewrite(path, text, given) {
    const options = passesOf(given);
    const first = pass(path, text, options, []);
    const sites = first.sites;
    let { text: current, declined } = first;
    const isDone = options.unsafe !== true && !first.hasSteps && sites.every(isFinal);
    if (isDone && current !== text)
        mustParse(path, current, options);
    for (let left = maxPasses; !isDone && current !== text; left--) {
        const next = passAgain(path, current, options, declined);
        for (const { codemod, fingerprint, status } of next.sites) {
            if (status !== 'rewritten')
                continue;
            const held = sites.findIndex((site) => site.skip === conflict && site.codemod === codemod);
            // What was in the way of it may have gone with another site.
            const waiting = held >= 0 ? held : sites.findIndex((site) => site.status === 'skipped' && site.fingerprint === fingerprint);
            const { skip: _, ...site } = sites[waiting] ?? {};
            if ('codemod' in site)
                sites[waiting] = { ...site, status };
        }
        if (next.text === current)
            break;
        if (left === 0)
            throw new RewriteError(`the rewrite does not come to rest after ${String(maxPasses)} passes`);
        ({ text: current, declined } = next);
    }
    return { text: current === text ? text : tidy(path, text, current, options), sites };
}
/**
 * Whether a further pass would say the same of a site. Where it would of all sites, that pass is spared: over the bundles of a
 * large tree it takes as long as the first. What suggested repairs leave may be what another codemod looks for.
 */
function isFinal({ status, skip }) {
    return status !== 'skipped' || (skip !== undefined && ownReasons.has(skip.code));
}
/** Reasons that lie in the site, and not in what stands around it. */
const ownReasons = new Set(['no-repair', 'serialized', 'subclass']);
function passesOf(given) {
    const { libraries, deferreds } = parseFrom(given.from ?? []);
    const settings = { ...defaultSettings, ...given.settings };
    const all = [...settings.deferreds, ...deferreds];
    return {
        ...given,
        codemods: relevantFrom(given.codemods, { libraries, deferreds: all }),
        settings: { ...settings, deferreds: all },
        from: libraries,
    };
}
/** Removes what the rewrite left without a use. @throws {RewriteError} the result cannot be parsed. */
function tidy(path, before, after, options) {
    let text = after;
    for (const { tidy: find } of options.codemods) {
        if (find === undefined)
            continue;
        const [first, last] = [before, text].map((each) => scriptBlocks(path, each));
        const edits = (last ?? []).flatMap((block, index) => {
            const old = first?.[index];
            if (old === undefined)
                return [];
            const code = text.slice(block.start, block.end);
            const parseOld = () => parse(old.path, before.slice(old.start, old.end), options);
            return toFile(find(parseOld, () => parse(block.path, code, options), options), block, code);
        });
        if (edits.length === 0)
            continue;
        text = applyEdits(text, edits);
        mustParse(path, text, options);
    }
    return text;
}
const conflict = { code: 'conflict', detail: 'its edits overlap those of another site' };
const turnedDown = { code: 'declined', detail: 'turned down when asked' };
/** @throws {RewriteError} the rewritten text cannot be parsed. */
function passAgain(path, text, options, declined) {
    try {
        return pass(path, text, options, declined, true);
    }
    catch (error) {
        if (!(error instanceof ParseError))
            throw error;
        const place = `${String(error.line)}:${String(error.column)}`;
        throw new RewriteError(`the rewritten text does not parse (${error.message} at ${place})`);
    }
}
/** A pass that looks for nothing. @throws {RewriteError} the rewritten text cannot be parsed. */
function mustParse(path, text, options) {
    passAgain(path, text, { ...options, codemods: [] }, []);
}
/** @throws {ParseError} with its place in the file. */
function parseBlock(block, text, read) {
    try {
        return read(block.path, text.slice(block.start, block.end));
    }
    catch (error) {
        if (!(error instanceof ParseError) || block.start === 0)
            throw error;
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
        if (codemods.length > 0)
            state.add(block, code, codemods);
        else if (mustBeRead)
            parseBlock(block, text, checkSyntax);
    }
    return state.result();
}
class PassState {
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
        this.#fileIgnored = this.#isComponent ? ignoredByMarkup(text) : undefined;
        this.#before = declined;
    }
    result() {
        const taken = closeGaps(this.#taken.all(), this.#text);
        return {
            text: taken.length === 0 ? this.#text : applyEdits(this.#text, taken),
            sites: withoutOthers(this.#sites),
            hasSteps: this.#hasSteps,
            declined: this.#declined.map(({ codemod, offset }) => ({ codemod, offset: offsetAfter(offset, taken) })),
        };
    }
    /** @throws {ParseError} with its place in the file. */
    add(block, code, codemods) {
        const file = parseBlock(block, this.#text, (path) => read(path, code, this.#options));
        if (this.#mayPassBy && holdsNothing(code, file.alone, codemods))
            return;
        const types = this.#options.types?.(block.path, code);
        const source = types === undefined ? file.whole() : { ...file.whole(), types };
        const ignored = readIgnoreComments(source);
        for (const codemod of codemods) {
            for (const finding of codemod.find(source, this.#options)) {
                const skip = this.#fileIgnored ?? ignored(finding.range[0]);
                this.#sites.push(this.#settle(codemod, finding, block, source, skip));
            }
        }
    }
    /** Types, and deferreds that were asked for, tell of what the text does not show. */
    get #mayPassBy() {
        const { types, from, settings } = this.#options;
        return types === undefined && from.length === 0 && settings.deferreds.length === 0;
    }
    #settle(codemod, finding, block, source, skip) {
        const { text: code } = source;
        const offset = finding.range[0] + block.start;
        const end = this.#lines.position(finding.range[1] + block.start);
        const site = {
            codemod: codemod.name,
            ...(codemod.rule === undefined ? {} : { rule: codemod.rule }),
            ...this.#lines.position(offset),
            endLine: end.line,
            endColumn: end.column,
            fingerprint: fingerprintOf(codemod.name, code.slice(finding.range[0], finding.range[1])),
        };
        const asItIs = this.#options.diff === undefined ? site : { ...site, diff: linesOf(this.#text, site) };
        if (skip !== undefined)
            return { ...asItIs, status: 'skipped', skip };
        const repair = chooseRepair(finding);
        if (repair === undefined)
            return { ...asItIs, status: 'skipped', skip: finding.skip ?? noRepair };
        if (changesExpectedError(repair.edits, source))
            return { ...asItIs, status: 'skipped', skip: expectedError };
        const edits = toFile(repair.edits, block, code);
        const claims = repair.claims && inFile(repair.claims, block);
        const shared = this.#isComponent
            ? nameSharedWithMarkup(this.#text, block, applyEdits(code, repair.edits))
            : undefined;
        if (shared !== undefined)
            return { ...asItIs, status: 'skipped', skip: usedByMarkup(shared) };
        const diff = this.#options.diff?.(this.#text, applyEdits(this.#text, edits));
        const shown = diff === undefined ? site : { ...site, diff };
        if (repair.applicability !== 'safe' && this.#options.unsafe !== true)
            return { ...shown, status: 'suggested' };
        if (!this.#taken.fits(edits, claims))
            return { ...shown, status: 'skipped', skip: conflict };
        if (!this.#isAccepted(shown, offset))
            return { ...shown, status: 'skipped', skip: turnedDown };
        this.#taken.take(edits, claims);
        this.#hasSteps ||= repair.isStep === true;
        return { ...shown, status: 'rewritten' };
    }
    #isAccepted(proposal, offset) {
        const { decide } = this.#options;
        if (decide === undefined)
            return true;
        const { codemod } = proposal;
        const known = this.#before.some((each) => each.codemod === codemod && each.offset === offset);
        if (!known && decide(proposal))
            return true;
        this.#declined.push({ codemod, offset });
        return false;
    }
}
/** What one codemod mends, another for the same rule need not. */
function withoutOthers(sites) {
    const place = ({ rule, line, column }) => `${String(line)}:${String(column)} ${rule ?? ''}`;
    const mended = new Set(sites.filter(({ rule, status }) => rule !== undefined && status !== 'skipped').map(place));
    return sites.filter((site) => site.status !== 'skipped' || !mended.has(place(site)));
}
const expectedError = {
    code: 'expected-error',
    detail: '`@ts-expect-error` stands above a line of it, and nothing tells whether the error would remain',
};
const noRepair = { code: 'no-repair', detail: 'this finding has no repair' };
function usedByMarkup(name) {
    return { code: 'used-by-markup', detail: `\`${name}\` may be used by the template or another script of the file` };
}
const mostLines = 12;
/** The first lines of a site, as a hunk that changes nothing. */
function linesOf(text, { line, endLine }) {
    const count = Math.min(endLine - line + 1, mostLines);
    const lines = text.split(/\r?\n/u).slice(line - 1, line - 1 + count);
    const range = `${String(line)},${String(count)}`;
    return [`@@ -${range} +${range} @@`, ...lines.map((each) => ` ${each}`), ''].join('\n');
}
function chooseRepair({ repairs = [] }) {
    return repairs.find((repair) => repair.applicability === 'safe') ?? repairs[0];
}
/** A hash of a codemod and the code it is about, blind to white space. */
export function fingerprintOf(codemod, code) {
    const shape = code.replaceAll(/\s+/gu, ' ');
    return createHash('sha256').update(`${codemod}\0${shape}`).digest('hex').slice(0, 16);
}
function offsetAfter(offset, edits) {
    const before = edits.filter(({ range }) => range[1] <= offset);
    return before.reduce((sum, { range, text }) => sum + text.length - (range[1] - range[0]), offset);
}

import { propertyName, unwrap } from "./ast.js";
import { calledAt } from "./called-names.js";
import { nodeAt } from "./locate.js";
import { beginningIn } from "./ordered.js";
import { isNamePart } from "./text.js";
/**
 * Where a file names what: found in the text, which is fast, and only then in the tree. A name that is written with
 * escapes goes unnoticed.
 */
export class Mentions {
    #text;
    #ast;
    #names = new Map();
    #members = new Map();
    #membersOfOthers = new Map();
    #patterns = new Map();
    constructor(text, ast) {
        this.#text = text;
        this.#ast = ast;
    }
    /** The nodes at the matches of a global pattern, in the order of the text. */
    *matching(pattern) {
        pattern.lastIndex = 0;
        for (let match = pattern.exec(this.#text); match !== null; match = pattern.exec(this.#text)) {
            yield nodeAt(this.#ast, match.index);
        }
    }
    /** What stands where the text has the name: identifiers, private ones, literals and whatever else holds the text. */
    named(name) {
        let nodes = this.#names.get(name);
        if (nodes === undefined)
            this.#names.set(name, (nodes = [...this.#find(name)]));
        return nodes;
    }
    /** The same for a name that is asked for but once, inside one node. */
    inside(name, { range: [start, end] }) {
        return this.#names.has(name)
            ? [...this.namedWithin(name, { range: [start, end] })]
            : [...this.#find(name, start, end)];
    }
    /** The same inside a node alone. */
    *namedWithin(name, { range }) {
        yield* beginningIn(this.named(name), range);
    }
    /** What stands in front of the parentheses of calls of such names, and of calls of what has no name. */
    called(names) {
        return calledAt(this.#text, names).map((offset) => nodeAt(this.#ast, offset));
    }
    identifiers(name) {
        return this.named(name).filter((node) => node.type === 'Identifier' && node.name === name);
    }
    /** The member expressions with that property; of a private one with its `#`. */
    members(name) {
        let members = this.#members.get(name);
        if (members === undefined) {
            const found = this.named(name.replace(/^#/u, ''))
                .map((node) => (node.type === 'TemplateElement' ? node.parent : node))
                .map(({ parent }) => parent)
                .filter((parent) => parent?.type === 'MemberExpression');
            members = [...new Set(found)].filter((member) => propertyName(member) === name);
            this.#members.set(name, members);
        }
        return members;
    }
    /** The same without those of `this`: `other.name`. */
    membersOfOthers(name) {
        let members = this.#membersOfOthers.get(name);
        if (members === undefined) {
            members = this.members(name).filter(({ object }) => unwrap(object).type !== 'ThisExpression');
            this.#membersOfOthers.set(name, members);
        }
        return members;
    }
    /** The properties of that name in patterns, which take it out of an object. */
    patterns(name) {
        let patterns = this.#patterns.get(name);
        if (patterns === undefined) {
            const properties = this.named(name).flatMap((node) => {
                const at = node.type === 'Property' ? node : node.parent;
                return at?.type === 'Property' && at.parent.type === 'ObjectPattern' && propertyName(at) === name ? [at] : [];
            });
            patterns = [...new Set(properties)];
            this.#patterns.set(name, patterns);
        }
        return patterns;
    }
    *#find(name, start = 0, end = this.#text.length) {
        if (name === '')
            return;
        const text = start === 0 && end === this.#text.length ? this.#text : this.#text.slice(start, end);
        for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
            const from = start + at;
            if (!isNamePart(this.#text.charCodeAt(from - 1)) && !isNamePart(this.#text.charCodeAt(from + name.length)))
                yield nodeAt(this.#ast, from);
        }
    }
}

import { isClass, isInside, wrapped } from "../source/ast.js";
import { promisePackages } from "./origins.js";
/** What the callee of every origin, or the class that it is made of, or what it is imported as, has in its name. */
const names = /Promise|Bluebird|CompletionSource|[wW]ithResolvers|[dD]efer|\bpending\b/g;
const known = new WeakMap();
/** The expressions of a file that may make a completion, in the order of the text: found by what they name. */
export function originSites(source) {
    let sites = known.get(source.ast);
    if (sites === undefined)
        known.set(source.ast, (sites = findSites(source)));
    return sites;
}
function findSites(source) {
    const sites = new SiteFinder(source);
    for (const node of source.mentions.matching(names))
        sites.mention(node);
    for (const name of source.settings.deferreds)
        for (const node of source.mentions.named(name))
            sites.mention(node);
    for (const statement of source.ast.body)
        if (statement.type === 'ImportDeclaration')
            sites.module(statement.source);
    for (const { parent } of source.mentions.identifiers('require')) {
        if (parent.type === 'CallExpression' && parent.arguments[0])
            sites.module(parent.arguments[0]);
    }
    return [...sites.found].sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
}
function isPromiseModule(name) {
    return typeof name === 'string' && (name === 'p-defer' || promisePackages.has(name));
}
class SiteFinder {
    found = new Set();
    #source;
    #classes = new Set();
    #followed = new Set();
    constructor(source) {
        this.#source = source;
    }
    mention(node) {
        const { parent } = node;
        // A mention in a comment is one in the program, whose parent is null in ESLint.
        if (!parent)
            return;
        if (parent.type === 'ImportSpecifier')
            this.#variables(parent);
        else if (parent.type === 'Property' && parent.parent.type === 'ObjectPattern')
            this.#renamed(parent);
        else if (node.type === 'Identifier' || node.type === 'Literal') {
            this.#use(parent.type === 'MemberExpression' && parent.property === node ? parent : node);
        }
    }
    /** What a library of promises is imported or required as. */
    module(node) {
        const { parent } = node;
        if (node.type !== 'Literal' || !isPromiseModule(node.value))
            return;
        if (parent?.type === 'ImportDeclaration')
            for (const specifier of parent.specifiers)
                this.#variables(specifier);
        if (parent?.type !== 'CallExpression')
            return;
        // `require('q')`, and `require('rsvp').Promise`
        let at = wrapped(parent);
        if (at.parent?.type === 'MemberExpression' && at.parent.object === at)
            at = wrapped(at.parent);
        if (at.parent?.type === 'VariableDeclarator')
            this.#variables(at.parent);
    }
    /** `const { TaskCompletionSource: Source } = require(…)` */
    #renamed({ key, value }) {
        if (key !== value && value.type === 'Identifier')
            this.#uses(this.#source.bindings.declaredBy(value));
    }
    /** All that the file does with what a node declares. */
    #variables(node) {
        for (const variable of this.#source.bindings.declared(node))
            this.#uses(variable);
    }
    #uses(variable) {
        if (variable === undefined || this.#followed.has(variable))
            return;
        this.#followed.add(variable);
        for (const { identifier } of variable.references)
            this.#use(identifier);
    }
    #use(node) {
        const at = wrapped(node);
        const { parent } = at;
        if (parent === undefined)
            return;
        if ((parent.type === 'NewExpression' || parent.type === 'CallExpression') && parent.callee === at) {
            this.found.add(parent);
        }
        else if (parent.type === 'MemberExpression' && parent.object === at) {
            // `Q.defer()`, `new rsvp.Promise()`
            this.#use(parent);
        }
        else if (parent.type === 'VariableDeclarator' && parent.init === at && at.type === 'MemberExpression') {
            // `const Source = require(…).TaskCompletionSource`
            if (parent.id.type === 'Identifier')
                this.#uses(this.#source.bindings.declaredBy(parent.id));
        }
        else if (isClass(parent) && parent.superClass === at && !this.#classes.has(parent)) {
            this.#classes.add(parent);
            this.#variables(parent);
            for (const word of this.#source.mentions.named('super')) {
                if (word.parent?.type === 'CallExpression' && isInside(word, parent))
                    this.found.add(word.parent);
            }
        }
    }
}

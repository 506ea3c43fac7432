import { propertyName } from "../source/ast.js";
import { addTo } from "../source/multimap.js";
import { fieldKey, placeKey } from "./place-keys.js";
import { thisExpression, thisOwner } from "./this-owner.js";
/** The member expressions of a file by what they are members of; sorted once, as files may hold thousands of classes. */
export class Members {
    #source;
    #fields = new Map();
    #places = new Map();
    #taken = new Map();
    constructor(source) {
        this.#source = source;
    }
    /** Whose `this` the expression is, if it is one. */
    owner(node) {
        const self = thisExpression(node, this.#source.bindings);
        return self && thisOwner(self);
    }
    /** The members of that name on the owner's `this`. */
    ofOwner(owner, name) {
        let fields = this.#fields.get(name);
        if (fields === undefined) {
            fields = new Map();
            this.#fields.set(name, fields);
            for (const member of this.#source.mentions.members(name)) {
                const found = this.owner(member.object);
                if (found !== undefined)
                    addTo(fields, found, member);
            }
        }
        return fields.get(owner) ?? [];
    }
    /** Where the file names a static field: on the name of its class, and on `this` in what is static. */
    ofStatic(definition) {
        const name = propertyName(definition);
        if (name === undefined)
            return [];
        let places = this.#places.get(name);
        if (places === undefined) {
            places = new Map();
            this.#places.set(name, places);
            for (const member of this.#source.mentions.members(name)) {
                const key = placeKey(member, this.#source);
                if (key !== undefined)
                    addTo(places, key, member);
            }
        }
        return places.get(fieldKey(definition, name)) ?? [];
    }
    /** What the file takes out of the owner's `this` by that name: `const { name: target } = this`. */
    takenOutOf(owner, name) {
        let targets = this.#taken.get(name);
        if (targets === undefined) {
            targets = new Map();
            this.#taken.set(name, targets);
            for (const { value, parent: pattern } of this.#source.mentions.patterns(name)) {
                const from = takenApart(pattern);
                const found = from && this.owner(from);
                if (found !== undefined)
                    addTo(targets, found, value);
            }
        }
        return targets.get(owner) ?? [];
    }
    /** The appearances of a global that has members. */
    ofGlobal(name) {
        return this.#source.mentions
            .identifiers(name)
            .filter((node) => node.parent.type === 'MemberExpression' && node.parent.object === node)
            .filter((node) => this.#source.bindings.isGlobal(node));
    }
}
/** The object that a pattern takes apart. */
function takenApart(pattern) {
    const { parent } = pattern;
    if (parent?.type === 'VariableDeclarator' && parent.id === pattern)
        return parent.init ?? undefined;
    return parent?.type === 'AssignmentExpression' && parent.left === pattern ? parent.right : undefined;
}

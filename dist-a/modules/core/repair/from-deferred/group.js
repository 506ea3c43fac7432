import { isNothing, propertyName, unwrap } from "../../source/ast.js";
import { isTyped } from "../deferred-to-source/result-type.js";
import { fieldDeclaration, placeOf } from "../deferred-to-source/kept.js";
import { annotationOf, editType } from "./annotations.js";
import { editMember, isReacting, isSignalUse } from "./edit-members.js";
import { libraries, memberName } from "./libraries.js";
import { constructOf } from "./origin.js";
import { editPromiseUse } from "./promise-uses.js";
import { attempt, Refusal } from "./refusal.js";
/** The edits that make sources of the deferreds of a group. @throws {Refusal} when they cannot all be sources. */
export function editGroup(group, source) {
    return new GroupEditor(group, source).edit();
}
class GroupEditor {
    #group;
    #source;
    #typed;
    #places;
    #annotations = new Map();
    #pure;
    #edits = [];
    #isSafe;
    constructor(group, source) {
        this.#group = group;
        this.#source = source;
        this.#typed = isTyped(source);
        this.#places = [...group.places].flatMap((key) => group.flow.places.get(key) ?? []);
        for (const place of this.#places)
            this.#annotations.set(place, annotationOf(place, group.library, source));
        this.#pure = this.#purePlaces();
        this.#isSafe = libraries[group.library].contract === 'native';
    }
    edit() {
        const { traces, origins } = this.#group;
        if (this.#isQuiet())
            throw new Refusal('library-member');
        for (const place of this.#places)
            this.#place(place);
        for (const trace of traces)
            this.#trace(trace, true);
        for (const origin of origins)
            this.#origin(origin);
        return { edits: this.#edits, isSafe: this.#isSafe };
    }
    /** Whether the deferreds are rejected and nobody takes their promise: of jQuery's, unlike a source's, nobody hears. */
    #isQuiet() {
        const traces = [...this.#group.traces, ...this.#places.map(({ trace }) => trace)];
        const used = new Set(traces.flatMap(({ members }) => members.map(memberName)));
        return libraries[this.#group.library].contract === 'jquery' && used.has('reject') && !used.has('promise');
    }
    /** The places that hold nothing but sources after the rewrite, and are typed so. */
    #purePlaces() {
        const pure = new Set(this.#places.filter((place) => !place.isOpen && (!this.#typed || this.#annotations.get(place)?.kind !== 'other')));
        for (let before = -1; before !== pure.size;) {
            before = pure.size;
            for (const place of pure)
                if (!place.writes.every((write) => this.#isSource(write, pure)))
                    pure.delete(place);
        }
        return pure;
    }
    #isSource(write, pure) {
        const { flow, origins } = this.#group;
        if (!('type' in write))
            return [...pure].some(({ key }) => key === write.from);
        const at = unwrap(write);
        if (isNothing(at) || origins.some(({ node }) => node === at))
            return true;
        switch (at.type) {
            case 'ConditionalExpression':
                return this.#isSource(at.consequent, pure) && this.#isSource(at.alternate, pure);
            case 'LogicalExpression':
                return this.#isSource(at.left, pure) && this.#isSource(at.right, pure);
            case 'AssignmentExpression':
                return this.#isSource(at.right, pure);
            case 'AwaitExpression':
                return this.#isSource(at.argument, pure);
            default: {
                const given = flow.given.get(at);
                if (given)
                    return this.#isSource(given, pure);
                const key = flow.reads.get(at);
                const place = key === undefined ? undefined : flow.places.get(key);
                return place !== undefined && pure.has(place);
            }
        }
    }
    #place(place) {
        const isPure = this.#pure.has(place);
        const annotation = this.#annotations.get(place);
        if (!isPure) {
            // What else it keeps would not be of the type that TypeScript takes from the first source.
            if (this.#typed && annotation?.kind === 'none' && !place.isCollection)
                throw new Refusal('not-in-step');
            this.#seenByOthers(undefined);
        }
        else if (annotation?.kind === 'library') {
            for (const type of annotation.types)
                this.#edits.push(editType(type, this.#source));
        }
        this.#trace(place.trace, isPure);
    }
    #trace(trace, isSource) {
        const context = {
            contract: libraries[this.#group.library].contract,
            isSource,
            type: this.#typed ? this.#fulfilled() : undefined,
            library: this.#libraryName(),
            source: this.#source,
        };
        for (const member of trace.members) {
            this.#edits.push(...editMember(member, context));
            if (/^(?:resolve|reject)$/u.test(memberName(member) ?? ''))
                this.#settler(member);
        }
        for (const pattern of trace.patterns) {
            checkPattern(pattern);
            if (context.contract !== 'native' && context.contract !== 'record')
                throw new Refusal('library-promise');
        }
        for (const leak of trace.leaks)
            this.#seenByOthers(leak);
    }
    #settler(member) {
        if (isReacting(member))
            this.#isSafe = false;
        // p-defer's takes nothing where a source's wants the value.
        const isValue = member.parent?.type !== 'CallExpression' || member.parent.callee !== member;
        const isLax = this.#group.library !== 'withResolvers' && this.#typed && this.#fulfilled() !== 'void';
        if (isValue && isLax)
            this.#isSafe = false;
    }
    /** The deferred goes where this file does not show what is done with it. */
    #seenByOthers(leak) {
        this.#isSafe = false;
        switch (libraries[this.#group.library].contract) {
            case 'native':
            case 'record':
                return;
            case 'promise':
                if (leak)
                    this.#edits.push(editPromiseUse(leak, this.#source));
                else
                    throw new Refusal('reachable');
                return;
            default:
                throw new Refusal('reachable');
        }
    }
    /** What the deferreds fulfill with, as written; `unknown` where nothing is. @throws {Refusal} when they differ. */
    #fulfilled() {
        const { text } = this.#source;
        const written = this.#group.origins.flatMap(({ node }) => node.typeArguments?.params[0] ?? []);
        for (const annotation of this.#annotations.values())
            if (annotation.kind === 'library')
                written.push(...annotation.types.flatMap(({ argument }) => argument ?? []));
        const types = new Set(written.map((each) => text.slice(...each.range)));
        if (types.size > 1)
            return 'unknown';
        return [...types][0] ?? (this.#isSignal() ? 'void' : 'unknown');
    }
    /** Whether the deferreds only tell that something has happened: nothing goes in, and nobody looks at what comes out. */
    #isSignal() {
        const traces = [...this.#group.traces, ...this.#places.map(({ trace }) => trace)];
        if (this.#pure.size !== this.#places.length)
            return false;
        return traces.every(({ members, leaks, patterns }) => leaks.length === 0 && patterns.length === 0 && members.every((member) => isSignalUse(member)));
    }
    #origin(origin) {
        const { node } = origin;
        const hasContext = this.#hasContext(node);
        if (this.#typed && !node.typeArguments && hasContext === undefined)
            throw new Refusal('type-unknown');
        const contextual = hasContext === true ? undefined : this.#fulfilled();
        this.#edits.push({ range: node.range, text: constructOf(origin, this.#source, contextual) });
    }
    /** Whether TypeScript takes the type argument from where the deferred goes; undefined where that is not known. */
    #hasContext(node) {
        const { parent } = node;
        switch (parent?.type) {
            case 'VariableDeclarator':
                return Boolean(parent.id.typeAnnotation);
            case 'PropertyDefinition':
                return Boolean(parent.typeAnnotation);
            case 'AssignmentExpression': {
                const key = this.#places.find((place) => place.writes.includes(node));
                // A public field that says what it is.
                if (key === undefined)
                    return this.#isTypedField(parent.left) ? true : undefined;
                // A `let` without a type takes that of each value in turn.
                return this.#annotations.get(key)?.kind === 'none' && this.#isUntyped(key) ? false : true;
            }
            case 'MemberExpression':
            case 'ExpressionStatement':
                return false;
            default:
                return undefined;
        }
    }
    #isTypedField(node) {
        const place = attempt(() => placeOf(node, this.#source));
        return Boolean(place && fieldDeclaration(place)?.typeAnnotation);
    }
    #isUntyped(place) {
        return !place.writes.some((write) => 'type' in write && !isNothing(write) && write.parent?.type !== 'AssignmentExpression');
    }
    #libraryName() {
        for (const { node } of this.#group.origins) {
            const callee = unwrap(node.callee);
            if (callee.type === 'MemberExpression')
                return this.#source.text.slice(...callee.object.range);
        }
        return undefined;
    }
}
/** @throws {Refusal} when a pattern takes what a source does not have. */
function checkPattern(pattern) {
    for (const property of pattern.properties) {
        if (property.type !== 'Property')
            throw new Refusal('use-unknown');
        if (!/^(?:promise|resolve|reject)$/u.test(propertyName(property) ?? ''))
            throw new Refusal('library-member');
    }
}

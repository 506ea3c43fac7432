import { asksForChecks } from "./doc-comments.js";
import { rootOf, unwrap } from "./ast.js";
import { unknownTypes } from "./types.js";
import { writtenType } from "./written-type.js";
function isTyped(services) {
    const given = services;
    return Boolean(given?.program) && Boolean(given?.esTreeNodeToTSNodeMap);
}
const oracles = new WeakMap();
/** The oracle over a parser's services, which knows nothing when they hold no program. */
export function typesOf(services) {
    if (!isTyped(services))
        return unknownTypes;
    let oracle = oracles.get(services);
    if (oracle === undefined)
        oracles.set(services, (oracle = createOracle(services)));
    return oracle;
}
function createOracle({ program, esTreeNodeToTSNodeMap }) {
    const checker = program.getTypeChecker();
    const options = program.getCompilerOptions();
    const types = new Types(checker);
    let strict;
    const hasStrictNulls = () => (strict ??= checksNulls(checker, options));
    // The checker throws on some broken programs; a file with errors is still linted, without that answer.
    function ask(node, question) {
        try {
            const tsNode = esTreeNodeToTSNodeMap.get(node);
            const root = esTreeNodeToTSNodeMap.get(rootOf(node));
            return tsNode === undefined || (root && isBorrowed(root, checker)) ? 'unknown' : question(tsNode);
        }
        catch {
            return 'unknown';
        }
    }
    return {
        isThenable: (node) => ask(node, (at) => types.isThenable(checker.getTypeAtLocation(at), at)),
        isAbortSignal: (node) => ask(node, (at) => types.isAbortSignal(checker.getTypeAtLocation(at))),
        signalMember: (node) => ask(node, (at) => signalMember(checker, types, checker.getTypeAtLocation(at), at)),
        isNullable: (node) => ask(node, (at) => {
            const answer = types.isNullable(checker.getTypeAtLocation(at));
            const isSure = hasStrictNulls() && (options.noUncheckedIndexedAccess === true || !isIndexed(node));
            return answer === 'no' && !isSure ? 'unknown' : answer;
        }),
        returnsNever: (call) => ask(call, (at) => {
            const signature = checker.getResolvedSignature(at);
            if (signature === undefined)
                return 'unknown';
            const name = types.intrinsic(signature.getReturnType());
            if (name === 'never')
                return 'yes';
            return name === 'any' ? 'unknown' : 'no';
        }),
        isExhaustive: (discriminant, cases) => ask(discriminant, (at) => {
            const covered = cases.map((each) => ask(each, (tsCase) => types.unit(checker.getTypeAtLocation(tsCase))));
            return types.isCovered(checker.getTypeAtLocation(at), new Set(covered));
        }),
        promisedType: (node) => {
            // In an object, since `unknown` is a type too.
            const answer = ask(node, (at) => ({
                written: isChecked(at.getSourceFile(), options) ? promisedType(checker, at) : undefined,
            }));
            return answer === 'unknown' ? undefined : answer.written;
        },
        signalParameter: (call) => ask(call, (at) => {
            const callee = ask(call.callee, (tsCallee) => checker.getTypeAtLocation(tsCallee));
            return callee === 'unknown' ? callee : signalParameter(checker, types, at, callee);
        }),
        staysInClass: () => 'unknown',
        isTakenOutside: () => false,
    };
}
/**
 * Whether a name is declared in no file of declarations and not in its own file either. TypeScript reads all files without an
 * import or export as one program, though most of them never meet, and takes `signal.onabort = …` of JavaScript for a
 * declaration of `signal`.
 */
function isBorrowed(name, checker) {
    const symbol = 'text' in name ? checker.getSymbolAtLocation(name) : undefined;
    const declarations = symbol?.declarations ?? [];
    const file = name.getSourceFile();
    return (declarations.length > 0 &&
        declarations.every((each) => {
            const owner = each.getSourceFile();
            return !owner.isDeclarationFile && !(owner === file && 'name' in each);
        }));
}
/** JavaScript is read for its types without being held to them. */
function isChecked({ fileName, text }, { checkJs }) {
    return !/\.[cm]?jsx?$/u.test(fileName) || checkJs === true || asksForChecks(text);
}
function promisedType(checker, at) {
    const type = checker.getTypeAtLocation(at);
    const symbol = type.symbol;
    const [promised, ...others] = checker.getTypeArguments(type);
    if (symbol?.name !== 'Promise' || promised === undefined || others.length > 0)
        return undefined;
    return writtenType(promised, at, checker);
}
/** Elements of arrays and records are typed as always there. */
function isIndexed(node) {
    const value = unwrap(node);
    return value.type === 'MemberExpression' && value.computed;
}
function checksNulls(checker, options) {
    // Ask the checker before the options: their defaults changed in TypeScript 6.
    const { getStringType, getUndefinedType, isTypeAssignableTo } = checker;
    if (getStringType && getUndefinedType && isTypeAssignableTo) {
        return !checker.isTypeAssignableTo(checker.getUndefinedType(), checker.getStringType());
    }
    return options.strictNullChecks ?? options.strict ?? false;
}
/** Questions about types rather than nodes. */
class Types {
    #checker;
    constructor(checker) {
        this.#checker = checker;
    }
    /** The name of a type that the language itself defines; undefined for unions, objects and literals of a project. */
    intrinsic(type) {
        const symbol = type.symbol;
        if (symbol !== undefined || type.isUnionOrIntersection())
            return undefined;
        return this.#checker.typeToString(type);
    }
    /** The members of a union, with type parameters replaced by their constraints; `unknown` where there is none. */
    parts(type) {
        // Only generic types have a constraint; without one they look like `{}` or `unknown`, as does a type that says nothing.
        const constraint = this.#checker.getBaseConstraintOfType(type) ?? type;
        if (['{}', 'unknown'].includes(this.#checker.typeToString(this.#checker.getApparentType(constraint))))
            return ['unknown'];
        if (constraint.isUnion())
            return constraint.types.flatMap((member) => this.parts(member));
        return this.intrinsic(constraint) === 'any' ? ['unknown'] : [constraint];
    }
    /** The parts that are neither `null` nor `undefined`. */
    present(type) {
        return this.parts(type).filter((part) => part === 'unknown' || !this.#isNull(part));
    }
    isNullable(type) {
        return some(this.parts(type), (part) => (this.#isNull(part) ? 'yes' : 'no'));
    }
    /** The one value that a type has, in print: a literal, an enum's member, `null`; undefined for types of many values. */
    unit(type) {
        const isUnit = type.isLiteral() || ['null', 'undefined', 'true', 'false'].includes(this.intrinsic(type) ?? '');
        return isUnit ? this.#checker.typeToString(type) : undefined;
    }
    isCovered(type, units) {
        const parts = this.parts(type);
        if (parts.includes('unknown'))
            return 'unknown';
        const all = parts.map((part) => (part === 'unknown' ? undefined : this.unit(part)));
        return all.every((unit) => unit !== undefined && units.has(unit)) ? 'yes' : 'no';
    }
    isThenable(type, at) {
        return some(this.parts(type), (part) => {
            const then = this.#checker.getPropertyOfType(this.#checker.getApparentType(part), 'then');
            if (then === undefined)
                return this.#isTop(part) ? 'unknown' : 'no';
            const parts = this.present(this.#checker.getTypeOfSymbolAtLocation(then, at));
            return some(parts, (value) => (value.getCallSignatures().length > 0 ? 'yes' : 'no'));
        });
    }
    isAbortSignal(type) {
        return some(this.present(type), (part) => {
            const apparent = this.#checker.getApparentType(part);
            const has = (name) => this.#checker.getPropertyOfType(apparent, name) !== undefined;
            return has('aborted') && has('addEventListener') ? 'yes' : 'no';
        });
    }
    #isNull(type) {
        return ['null', 'undefined', 'void'].includes(this.intrinsic(type) ?? '');
    }
    /** Types that any object fits, so that their lack of a `then` says nothing. */
    #isTop(type) {
        return ['object', 'void', 'Object'].includes(this.#checker.typeToString(type));
    }
}
function some(parts, question) {
    const answers = parts.map((part) => (part === 'unknown' ? part : question(part)));
    if (answers.includes('yes'))
        return 'yes';
    return answers.includes('unknown') ? 'unknown' : 'no';
}
function signalParameter(checker, types, call, callee) {
    const resolved = checker.getResolvedSignature(call);
    const declared = types.present(callee).flatMap((part) => (part === 'unknown' ? [] : part.getCallSignatures()));
    // A callee of type `any`, or one that is not callable: the checker resolves it to a signature without meaning.
    if (declared.length === 0)
        return 'unknown';
    let isKnown = true;
    for (const signature of resolved === undefined ? declared : [resolved, ...declared]) {
        const places = [];
        for (const [index, parameter] of signature.getParameters().entries()) {
            const type = checker.getTypeOfSymbolAtLocation(parameter, call);
            const place = signalPlace(checker, types, call, type, index);
            if (place === 'unknown')
                isKnown = false;
            else if (place !== undefined)
                places.push(place);
        }
        const best = places.sort((a, b) => a.rank - b.rank)[0];
        if (best !== undefined)
            return { index: best.index, property: best.property };
    }
    return isKnown ? 'none' : 'unknown';
}
/** Where a parameter takes a signal; the lower the rank, the likelier it is the one meant for it. */
function signalPlace(checker, types, call, type, index) {
    const itself = types.isAbortSignal(type);
    if (itself === 'yes')
        return { index, property: undefined, rank: 0 };
    const found = types.present(type).flatMap((part) => {
        if (part === 'unknown')
            return [];
        // A Request carries a signal of its own; where an options object can be given too, that is the place.
        const rank = checker.getPropertyOfType(part, 'clone') === undefined ? 1 : 2;
        const property = signalProperty(checker, types, part, call);
        return property === undefined ? [] : [{ index, property, rank }];
    });
    return found.sort((a, b) => a.rank - b.rank)[0] ?? (itself === 'unknown' ? itself : undefined);
}
function signalMember(checker, types, type, at) {
    const parts = types.present(type);
    for (const part of parts) {
        const property = part === 'unknown' ? undefined : signalProperty(checker, types, part, at);
        if (property !== undefined)
            return { property };
    }
    return parts.includes('unknown') ? 'unknown' : 'none';
}
function signalProperty(checker, types, type, at) {
    // A controller has a `signal` to give away, not one to be given.
    if (checker.getPropertyOfType(type, 'abort') !== undefined)
        return undefined;
    // A type parameter has the properties of its constraint; `getProperties` of the type itself has none of them.
    const found = checker.getPropertiesOfType(checker.getApparentType(type)).find((each) => {
        if (!/signal|abort|cancel/iu.test(each.name))
            return false;
        return types.isAbortSignal(checker.getTypeOfSymbolAtLocation(each, at)) === 'yes';
    });
    return found?.name;
}

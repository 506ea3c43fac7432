import { completionModel } from "../model/build-model.js";
import { executorWork } from "../model/executor-work.js";
import { variableOfFunction } from "../model/local-functions.js";
import { originSites } from "../model/origin-sites.js";
import { moduleOf, Origins } from "../model/origins.js";
import { mayConstructPromise } from "../model/relevance.js";
import { isInTest } from "../model/test-code.js";
import { unwrapConstructor } from "../repair/unwrap-constructor.js";
import { givenTo, dottedName, isClass, isInside, propertyName, unwrap, wrapped, } from "../source/ast.js";
import { LineMap } from "../source/lines.js";
import { initializer } from "../source/scopes.js";
/** `new Promise` around what already is a promise, or around code that does not wait for anything. */
export const noNeedlessPromiseConstructor = {
    relevance: mayConstructPromise,
    mayLieIn: ({ source }) => completionModel(source).completions.some(({ executor, node }) => executor !== undefined && executorWork(executor, node, source) !== undefined),
    *run(source) {
        const origins = new Origins(source);
        const lines = new LineMap(source.text);
        for (const node of originSites(source)) {
            if (node.type !== 'NewExpression' || isOwnKind(node.callee, source) || isAltered(node, source))
                continue;
            const executor = origins.ofNew(node)?.executor;
            if (executor === undefined || (!isInside(executor, node) && !servesOnce(executor, source)))
                continue;
            const work = executorWork(executor, node, source);
            if (work === undefined || (work.kind === 'sync' && isStaged(node, source)))
                continue;
            const repair = isInside(executor, node) ? unwrapConstructor(node, executor, source) : undefined;
            yield {
                range: node.range,
                messageId: work.kind,
                data: { what: shorten(work.node, source), line: String(lines.position(work.node.range[0]).line) },
                repairs: repair ? [repair] : [],
            };
        }
    },
};
/** Whether a function that stands elsewhere is there for one promise: it may serve others, or whoever imports it. */
function servesOnce(executor, source) {
    const reads = variableOfFunction(executor, source)?.references.filter((each) => each.isRead()) ?? [];
    const isExported = executor.parent.type.startsWith('Export') || executor.parent.parent?.parent?.type.startsWith('Export') === true;
    return reads.length === 1 && !isExported;
}
/** A class that extends Promise, or a constructor that an object brings along, has its purpose. */
function isOwnKind(callee, source) {
    const at = unwrap(callee);
    if (at.type === 'Identifier') {
        const variable = source.bindings.variable(at);
        const init = variable && initializer(variable);
        // `const Promise = getBuiltIn('Promise')`
        if (init?.type === 'CallExpression' && dottedName(init.callee) !== 'require')
            return true;
        return isClass(variable?.defs[0]?.node);
    }
    const object = at.type === 'MemberExpression' ? unwrap(at.object) : undefined;
    if (object?.type !== 'Identifier')
        return true;
    const variable = source.bindings.variable(object);
    return variable === undefined
        ? !/^(?:globalThis|window|self|global|RSVP|Q)$/u.test(object.name)
        : moduleOf(variable) === undefined;
}
/** A test that throws the promise away wants to see what becomes of an unhandled rejection. */
function isStaged(node, source) {
    return wrapped(node).parent?.type === 'ExpressionStatement' && isInTest(node, source);
}
/** `promise.constructor = …`: the promise is there to be tampered with. */
function isAltered(node, source) {
    const name = givenTo(node);
    const variable = name?.type === 'Identifier' ? (source.bindings.variable(name) ?? source.bindings.declaredBy(name)) : undefined;
    return (variable?.references.some(({ identifier: { parent: member } }) => {
        if (member?.type !== 'MemberExpression' || propertyName(member) !== 'constructor')
            return false;
        return member.parent.type === 'AssignmentExpression' && member.parent.left === member;
    }) === true);
}
function shorten(node, source) {
    const text = source.text.slice(...node.range).replace(/\s+/gu, ' ');
    return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

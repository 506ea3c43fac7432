import { holdOf } from "../model/acquisitions/acquisitions-releases.js";
import { dottedName, enclosingFunction, isInside, propertyName, unionHas, unwrap, wrapped, } from "../source/ast.js";
import { freshName } from "./fresh-name.js";
import { indentAt, lineBreak, semicolon } from "./layout.js";
/** Lets an acquisition go before each settlement that it survives; undefined where a settlement leaves no place for it. */
export function releaseOnSettle(survivor, source) {
    const { acquisition, settlements } = survivor;
    const release = releaseOf(acquisition, source);
    if (release === undefined)
        return undefined;
    const edits = [...release.edits];
    for (const settlement of settlements) {
        const { node } = settlement;
        if (!isInside(node, release.scope) || isTooEarly(settlement, acquisition))
            return undefined;
        const edit = before(settlement, survivor, release.text, source);
        if (edit === undefined)
            return undefined;
        edits.push(...edit);
    }
    return edits;
}
/** What settles at once, above the acquisition, has nothing to let go yet. */
function isTooEarly({ node, to }, acquisition) {
    const isSameFunction = enclosingFunction(node) === enclosingFunction(acquisition.node);
    return to === undefined && isSameFunction && node.range[0] < acquisition.node.range[1];
}
function before({ node, to }, { acquisition: own, completion }, text, source) {
    const at = wrapped(node);
    const end = semicolon(source.text);
    if (to !== undefined) {
        // `once('done', resolve)`: the handler is another function then, which no other code may take back by its name.
        if (at.type !== 'Identifier' || to.type !== 'CallExpression' || !to.arguments.includes(at))
            return undefined;
        if (to === own.node || isTakenBack(at, source))
            return undefined;
        const value = isOfNothing(completion) ? '' : 'value';
        return [{ range: at.range, text: `(${value}) => { ${text}; ${at.name}(${value}); }` }];
    }
    const { parent } = at;
    if (parent?.type === 'ExpressionStatement') {
        const [start] = parent.range;
        if (parent.parent.type !== 'BlockStatement')
            return undefined;
        const isOwnLine = /(?:^|\n)[ \t]*$/u.test(source.text.slice(0, start));
        const gap = isOwnLine ? `${lineBreak(source.text)}${indentAt(source.text, start)}` : ' ';
        return [{ range: [start, start], text: `${text}${isOwnLine ? end : ';'}${gap}` }];
    }
    if (parent?.type !== 'ArrowFunctionExpression' || source.text[at.range[0] - 1] === '(')
        return undefined;
    return [
        { range: [at.range[0], at.range[0]], text: `{ ${text}; ` },
        { range: [at.range[1], at.range[1]], text: '; }' },
    ];
}
/** `new Promise<void>`: whoever calls back has nothing to say, and its types have no parameter. */
function isOfNothing({ node }) {
    return node.typeArguments?.params[0]?.type === 'TSVoidKeyword';
}
function isTakenBack(handler, source) {
    const variable = source.bindings.variable(handler);
    return (variable?.references.some(({ identifier }) => {
        const call = wrapped(identifier).parent;
        const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
        return callee?.type === 'MemberExpression' && /^(?:off|remove\w+)$/u.test(propertyName(callee) ?? '');
    }) === true);
}
function releaseOf(acquisition, source) {
    switch (acquisition.kind) {
        case 'timeout':
        case 'interval':
            return timerRelease(acquisition, source);
        case 'observer': {
            const name = namedHandle(acquisition, source);
            return name && { text: `${name.text}.disconnect()`, edits: [], scope: name.scope };
        }
        case 'listener':
            return listenerRelease(acquisition, source);
        case 'subscription':
            return undefined;
    }
}
function timerRelease(acquisition, source) {
    const clear = acquisition.kind === 'timeout' ? 'clearTimeout' : 'clearInterval';
    const named = namedHandle(acquisition, source);
    if (named) {
        // The types of Node know no timer that is null.
        const guard = named.isNullable ? `if (${named.text} !== null) ` : '';
        return { text: `${guard}${clear}(${named.text})`, edits: [], scope: named.scope };
    }
    const { node } = acquisition;
    const block = node.parent.type === 'ExpressionStatement' ? node.parent.parent : undefined;
    if (block?.type !== 'BlockStatement' || holdOf(acquisition, source).handle)
        return undefined;
    const names = acquisition.kind === 'timeout' ? ['timer', 'timeoutId'] : ['interval', 'intervalId'];
    const name = freshName(source, names, node, block);
    if (name === undefined)
        return undefined;
    const edit = { range: [node.range[0], node.range[0]], text: `const ${name} = ` };
    return { text: `${clear}(${name})`, edits: [edit], scope: block };
}
function namedHandle(acquisition, source) {
    const handle = holdOf(acquisition, source).handle;
    if (handle?.type !== 'Identifier')
        return undefined;
    const variable = source.bindings.variable(handle) ?? source.bindings.declaredBy(handle);
    const name = variable?.defs[0]?.name;
    const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
    return (variable && {
        text: handle.name,
        scope: variable.scope.block,
        isNullable: unionHas(type, 'TSNullKeyword'),
    });
}
/** Only a handler that has a name can be taken back. */
function listenerRelease({ node, handler, emitter, event }, source) {
    const name = handler && unwrap(handler);
    const callee = unwrap(node.callee);
    if (name?.type !== 'Identifier' || emitter === undefined || event === undefined)
        return undefined;
    if (callee.type !== 'MemberExpression' || dottedName(emitter) === undefined)
        return undefined;
    const variable = source.bindings.variable(name);
    const method = propertyName(callee);
    const removal = method === 'addEventListener' ? 'removeEventListener' : method === 'addListener' ? 'removeListener' : 'off';
    const [first, , third] = node.arguments;
    if (variable === undefined || first === undefined || (third && method === 'addEventListener'))
        return undefined;
    const text = `${source.text.slice(...emitter.range)}.${removal}(${source.text.slice(...first.range)}, ${name.name})`;
    return { text, edits: [], scope: variable.scope.block };
}

import { keepsArgument, takenFrom } from "../../model/collections.js";
import { propertyName, unwrap, wrapped } from "../../source/ast.js";
import { bodyOf } from "../../model/function-bodies.js";
import { isExportedDeclaration } from "../../model/producers/exported.js";
// What an expression's place in the text does with its value.
/** Whether the value is only looked at there, or dropped. */
export function isInspection(at, parent) {
    switch (parent.type) {
        case 'ExpressionStatement':
        case 'IfStatement':
        case 'WhileStatement':
        case 'DoWhileStatement':
            return true;
        case 'ConditionalExpression':
            return parent.test === at;
        case 'LogicalExpression':
            // What `deferred && …` gives is `deferred` only when there is none.
            return parent.operator === '&&' && parent.left === at;
        case 'SequenceExpression':
            return parent.expressions.at(-1) !== at;
        case 'UnaryExpression':
            return parent.operator !== 'delete';
        case 'BinaryExpression':
            return /^[!=]==?$/u.test(parent.operator);
        case 'CallExpression': {
            const callee = unwrap(parent.callee);
            const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
            return parent.callee !== at && /^(?:delete|has|includes|(?:lastI|i)ndexOf)$/u.test(name ?? '');
        }
        default:
            return false;
    }
}
/** Whether the parent has the same value, or may have. */
export function isSameValue(at, parent) {
    switch (parent.type) {
        case 'ConditionalExpression':
            return parent.test !== at;
        case 'LogicalExpression':
            return true;
        case 'SequenceExpression':
            return parent.expressions.at(-1) === at;
        default:
            return false;
    }
}
const inspecting = /^(?:clear|has|delete|keys|includes|(?:lastI|i)ndexOf)$/u;
/** What is done with a collection at one of its mentions. */
export function* usesOfCollection(node, source) {
    const at = wrapped(node);
    const { parent } = at;
    switch (parent.type) {
        case 'MemberExpression':
            if (parent.object === at)
                yield* usesOfMember(parent, source);
            else
                yield { kind: 'leak', node: at };
            return;
        case 'ForOfStatement':
            if (parent.right === at)
                yield* taken(parent.left, true, source);
            return;
        case 'SpreadElement':
            if (parent.parent.type === 'ArrayExpression' && parent.parent.elements.length === 1)
                yield { kind: 'collection', node: parent.parent };
            else
                yield { kind: 'leak', node: at };
            return;
        case 'CallExpression':
            if (parent.arguments[0] === at && source.text.slice(...parent.callee.range) === 'Array.from')
                yield { kind: 'collection', node: parent };
            else
                yield { kind: 'leak', node: at };
            return;
        case 'IfStatement':
        case 'UnaryExpression':
        case 'ExpressionStatement':
            return;
        default:
            yield { kind: 'leak', node: at };
    }
}
function* usesOfMember(member, source) {
    const name = propertyName(member);
    const call = member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
    if (call === undefined && (name === 'length' || name === 'size'))
        return;
    if (call && inspecting.test(name ?? ''))
        return;
    const kept = call?.arguments.find((argument) => keepsArgument(call, argument));
    if (call && kept) {
        for (const argument of call.arguments)
            if (keepsArgument(call, argument))
                yield { kind: 'in', node: unwrap(argument) };
        return;
    }
    const written = wrapped(member).parent;
    if (call === undefined && written?.type === 'AssignmentExpression' && unwrap(written.left) === member) {
        yield member.computed ? { kind: 'in', node: unwrap(written.right) } : { kind: 'leak', node: member };
        return;
    }
    if (call === undefined && written?.type === 'UnaryExpression')
        return;
    let isKnown = false;
    for (const each of takenFrom(member)) {
        isKnown = true;
        if (each.kind === 'parameter')
            yield* taken(each.node, false, source);
        else if (each.kind === 'element')
            yield { kind: 'out', node: each.node };
        else if (name !== 'forEach' && name !== 'map')
            yield { kind: 'collection', node: each.node };
    }
    if (!isKnown)
        yield { kind: 'leak', node: member };
}
/** A pattern that takes an element; of a pair of key and value, in a loop over entries. */
function* taken(left, isLoop, source) {
    let pattern = left.type === 'VariableDeclaration' ? left.declarations[0].id : left;
    if (pattern.type === 'ArrayPattern' && isLoop && pattern.elements[1])
        pattern = pattern.elements[1];
    const variable = pattern.type === 'Identifier' ? source.bindings.declaredBy(pattern) : undefined;
    if (variable)
        yield { kind: 'variable', variable };
    else
        yield { kind: 'leak', node: pattern };
}
/** The outermost node that is the same value, through `!` and `?.` alone. */
export function wrappedValue(node) {
    let at = node;
    while (at.parent?.type === 'TSNonNullExpression' ||
        (at.parent?.type === 'ChainExpression' && at.parent.expression === at))
        at = at.parent;
    return at;
}
/** Whether a function returns that and nothing else. */
export function isOnlyResult(result, fn) {
    if (result === fn)
        return true;
    const body = fn.body.type === 'BlockStatement' ? fn.body.body : [];
    return body.at(-1) === result && bodyOf(fn).returnStatements.length === 1;
}
export function isSpread(node) {
    return node.type === 'SpreadElement';
}
export function isExported(variable) {
    const [definition] = variable.defs;
    const declared = definition?.node.type === 'VariableDeclarator' ? definition.node : definition?.node;
    return declared !== undefined && isExportedDeclaration(declared);
}

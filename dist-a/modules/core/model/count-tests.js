import { isInside, isStep, propertyName, unwrap } from "../source/ast.js";
const mutators = /^(?:push|unshift|pop|shift|splice|add|set|delete)$/u;
const counters = /count|pending|remain|left|done|finish|load|complete|total|ready|received|outstanding/iu;
/**
 * The tests by which a function that runs again and again knows its last run: `++done === total` around a node, or
 * `if (--left > 0) return` before it. What they compare is counted outside the function.
 */
export function* countTests(node, fn, source) {
    for (let inner = node, at = node.parent; at && inner !== fn; inner = at, at = at.parent) {
        switch (at.type) {
            case 'IfStatement':
            case 'ConditionalExpression':
                if (inner !== at.test)
                    yield* counts(at.test, fn, source);
                break;
            case 'LogicalExpression':
                if (inner === at.right)
                    yield* counts(at.left, fn, source);
                break;
            case 'BlockStatement':
                for (const statement of at.body) {
                    if (statement === inner)
                        break;
                    if (statement.type === 'IfStatement' && leaves(statement.consequent))
                        yield* counts(statement.test, fn, source);
                }
                break;
            default:
        }
    }
}
function leaves(node) {
    if (node.type === 'BlockStatement')
        return node.body.some(leaves);
    return node.type === 'ReturnStatement';
}
function* counts(test, fn, source) {
    const at = unwrap(test);
    switch (at.type) {
        case 'LogicalExpression':
            yield* counts(at.left, fn, source);
            yield* counts(at.right, fn, source);
            break;
        case 'UnaryExpression':
            if (at.operator === '!')
                yield* counts(at.argument, fn, source);
            break;
        case 'BinaryExpression':
            if (/^(?:[=!]==?|[<>]=?)$/u.test(at.operator) && [at.left, at.right].some((side) => isCount(side, fn, source)))
                yield at;
            break;
        default:
            if (isCount(at, fn, source) && !isFlag(at, source))
                yield at;
    }
}
/** Whether a member that is tested as it is (`if (this.ready)`) is one that no code counts. */
function isFlag(node, { mentions }) {
    const name = node.type === 'MemberExpression' ? propertyName(node) : undefined;
    if (name === undefined || name === 'length' || name === 'size')
        return false;
    const members = mentions.members(name);
    let isCounted = counted.get(members);
    if (isCounted === undefined)
        counted.set(members, (isCounted = members.some(isStep)));
    return !isCounted;
}
/** Of the members of one name, as many tests may ask for them. */
const counted = new WeakMap();
function isCount(node, fn, source) {
    const at = unwrap(node);
    switch (at.type) {
        case 'UpdateExpression':
            return isOutside(at.argument, fn, source);
        case 'AssignmentExpression':
            return (at.operator === '+=' || at.operator === '-=') && isOutside(at.left, fn, source);
        case 'Identifier':
            return isOutside(at, fn, source) && isEver(stepped, isStep, at, source);
        case 'MemberExpression': {
            const name = propertyName(at) ?? '';
            if (name !== 'length' && name !== 'size')
                return unwrap(at.object).type === 'ThisExpression' && counters.test(name);
            const object = unwrap(at.object);
            if (object.type !== 'Identifier')
                return object.type === 'MemberExpression';
            return isOutside(object, fn, source) && isEver(mutated, isMutation, object, source);
        }
        case 'CallExpression': {
            // `Object.keys(results).length`
            const [argument] = at.arguments;
            return argument?.type === 'Identifier' && isEver(mutated, isMutation, argument, source);
        }
        default:
            return false;
    }
}
function isOutside(node, fn, source) {
    const at = unwrap(node);
    if (at.type !== 'Identifier')
        return at.type === 'MemberExpression';
    const variable = source.bindings.variable(at);
    return variable !== undefined && !variable.identifiers.some((identifier) => isInside(identifier, fn));
}
// A variable may be tested in as many places as it is used in: its references are looked through once.
const stepped = new WeakMap();
const mutated = new WeakMap();
function isEver(answers, used, node, source) {
    const variable = source.bindings.variable(node);
    if (!variable)
        return false;
    let answer = answers.get(variable);
    if (answer === undefined) {
        answer = variable.references.some(({ identifier }) => used(identifier));
        answers.set(variable, answer);
    }
    return answer;
}
/** Whether a collection is given something there, or something is taken out of it. */
export function isMutation(identifier) {
    const { parent } = identifier;
    if (parent?.type !== 'MemberExpression' || parent.object !== identifier)
        return false;
    if (parent.computed && parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent)
        return true;
    return parent.parent.type === 'CallExpression' && mutators.test(propertyName(parent) ?? '');
}

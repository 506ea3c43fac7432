import { assignmentTo, calledName, enclosingClass, enclosingFunction, isInside, isNothing, propertyName, unionHas, unwrap, wrapped, } from "../source/ast.js";
import { initializer } from "../source/scopes.js";
import { isInTest } from "./test-code.js";
import { thisOwner } from "./this-owner.js";
import { isExecutor } from "./turns.js";
/** What gives something, or nothing where it has not got it. */
const lookups = /^(?:get|at|pop|shift|match|exec|closest|querySelector|(?:find|lookUp|lookup|search|by|getBy|getElementBy)(?:$|[A-Z]\w*))$/u;
/**
 * Whether a file says that there may be nothing at a place: by a type, by `?`, or by an assignment of `null` or `undefined`. Where
 * it says nothing, a `?.` is there to please the types of what others declare. In tests all is there.
 */
export function saysNothingMayBe(place, source) {
    if (isInTest(place, source))
        return false;
    const at = unwrap(place);
    if (at.type === 'Identifier') {
        const variable = source.bindings.variable(at);
        const name = variable?.defs[0]?.name;
        if (variable === undefined || name?.type !== 'Identifier')
            return false;
        if (variable.references.some(({ identifier }) => isCountedOn(identifier, at) || isFilledBefore(identifier, at)))
            return false;
        return (name.optional ||
            hasNull(name.typeAnnotation?.typeAnnotation) ||
            variable.references.some(({ writeExpr, init }) => writeExpr && init !== true && isNothing(writeExpr)) ||
            isLookedUp(initializer(variable)));
    }
    if (at.type !== 'MemberExpression' || unwrap(at.object).type !== 'ThisExpression')
        return false;
    const name = propertyName(at);
    const owner = enclosingClass(at);
    if (name === undefined || owner === undefined || thisOwner(at) !== owner)
        return false;
    const members = source.mentions.members(name).filter((member) => thisOwner(member) === owner);
    if (members.some((member) => isCountedOn(member, at)))
        return false;
    const field = owner.body.body.find((each) => each.type === 'PropertyDefinition' && propertyName(each) === name);
    if (field?.type === 'PropertyDefinition' && (field.optional || hasNull(field.typeAnnotation?.typeAnnotation)))
        return true;
    return members.some((member) => {
        const written = assignmentTo(member);
        return written !== undefined && isNothing(written.right);
    });
}
/** `const device = devices.get(id)`, `registry.bySerial(serial)`, `findPort()` */
function isLookedUp(value) {
    const at = value && unwrap(value);
    const call = at?.type === 'AwaitExpression' ? unwrap(at.argument) : at;
    return call?.type === 'CallExpression' && lookups.test(calledName(call) ?? '');
}
/** Whether code that runs before has taken what is there for something: `this.gatherer.once(…)`. */
function isCountedOn(use, place) {
    const { parent } = wrapped(use);
    const fn = enclosingFunction(use);
    if (parent?.type !== 'MemberExpression' || parent.object !== wrapped(use) || parent.optional)
        return false;
    return fn !== undefined && isInside(place, fn) && use.range[1] < place.range[0] && !isConditional(use, fn);
}
/**
 * `let server; await new Promise((resolve) => { server = createServer(resolve); }); …`: whether an executor that has run before has
 * given the variable a value.
 */
function isFilledBefore(use, place) {
    const { parent } = use;
    const fn = enclosingFunction(use);
    if (parent?.type !== 'AssignmentExpression' || parent.left !== use || isNothing(parent.right))
        return false;
    if (fn === undefined || !isExecutor(fn) || isConditional(use, fn) || isInside(place, fn))
        return false;
    const home = enclosingFunction(wrapped(fn));
    return home !== undefined && isInside(place, home) && fn.range[1] < place.range[0] && !isConditional(fn, home);
}
function isConditional(node, fn) {
    for (let at = node; at.parent && at !== fn; at = at.parent)
        if (/^(?:If|Conditional|Logical|Switch|For|While|Try|DoWhile)/u.test(at.parent.type))
            return true;
    return false;
}
function hasNull(type) {
    return unionHas(type, 'TSNullKeyword', 'TSUndefinedKeyword');
}

import { calledName, isFunction, unwrap, wrapped, } from "../source/ast.js";
import { initializer, isConstant } from "../source/scopes.js";
import { someOwnNode } from "../source/visit.js";
import { calledFunction } from "./local-functions.js";
const maxDepth = 3;
/**
 * Whether one of the settlements gives what a node callback got behind its error, and nothing asks whether it came:
 * `(_err, stats) => resolve(stats.size)`, also by way of a constant or of a function of the file.
 */
export function givesResult(fn, settlements, source) {
    const [, result] = fn.params;
    if (result === undefined)
        return false;
    const variables = variablesOf(result, fn, source);
    const [variable] = variables;
    if (variable === undefined || variables.some((each) => each.references.length === 0))
        return false;
    // To take the result apart is to count on it already; a default value answers its absence.
    const isCountedOn = result.type === 'ObjectPattern'
        ? result.properties.every(({ type }) => type === 'Property')
        : result.type === 'Identifier' && usesAsGiven(variable, source, 0);
    return isCountedOn && settlements.some((settlement) => isMadeOf(settlement, new Set(variables), source, 0));
}
function variablesOf(pattern, fn, source) {
    return source.bindings.declared(fn).filter(({ identifiers: [name] }) => {
        for (let at = name; at !== undefined && at !== fn; at = at.parent)
            if (at === pattern)
                return true;
        return false;
    });
}
/** Whether all uses of a variable take for granted that something is in it. */
function usesAsGiven(variable, source, depth) {
    return (isConstant(variable) &&
        variable.references.every(({ identifier, init }) => init === true || isTakenAsGiven(identifier, source, depth)));
}
function isTakenAsGiven(use, source, depth) {
    const at = wrapped(use);
    const { parent } = at;
    switch (parent?.type) {
        case 'MemberExpression':
            return parent.object !== at || !parent.optional;
        case 'CallExpression':
            return parent.callee === at || isArgumentTakenAsGiven(parent, at, source, depth);
        // Nothing cannot be gone through; an object may be spread from nothing.
        case 'SpreadElement':
            return parent.parent.type !== 'ObjectExpression';
        case 'ForOfStatement':
            return parent.right === at;
        case 'VariableDeclarator':
            return (parent.id.type !== 'Identifier' ||
                source.bindings.declared(parent).every((each) => usesAsGiven(each, source, depth)));
        default:
            return false;
    }
}
function isArgumentTakenAsGiven(call, argument, source, depth) {
    // The settlement itself, and what cannot make anything of nothing.
    if (source.bindings.variable(unwrap(call.callee))?.defs[0]?.type === 'Parameter')
        return true;
    if (/^(?:parse|from|keys|entries|values|resolve)$/u.test(calledName(call) ?? '') && call.arguments[0] === argument)
        return true;
    const callee = depth < maxDepth ? calledFunction(call, source) : undefined;
    const parameter = callee?.params[call.arguments.findIndex((each) => each === argument)];
    if (callee === undefined || parameter === undefined)
        return false;
    if (parameter.type === 'ObjectPattern')
        return true;
    if (parameter.type !== 'Identifier')
        return false;
    const variable = source.bindings.declaredBy(parameter);
    return variable !== undefined && variable.references.length > 0 && usesAsGiven(variable, source, depth + 1);
}
/** Whether an expression holds one of the variables, or a constant that was made of one. */
function isMadeOf(node, variables, source, depth) {
    return someOwnNode(node, (each) => {
        if (isFunction(each) || each.type !== 'Identifier')
            return false;
        const variable = source.bindings.variable(each);
        if (variable === undefined)
            return false;
        if (variables.has(variable))
            return true;
        const init = isConstant(variable) ? initializer(variable) : undefined;
        return init !== undefined && depth < maxDepth && isMadeOf(init, variables, source, depth + 1);
    });
}

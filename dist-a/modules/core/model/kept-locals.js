import { assignmentTo, enclosingFunction, isFunction, isInside, isNothing, unwrap, wrapped, } from "../source/ast.js";
import { variableOfFunction } from "./local-functions.js";
/**
 * `let done; const wait = new Promise((resolve) => { done = resolve; });`: an executor that only gives its resolvers to locals
 * around it makes a deferred like `const { promise, resolve } = Promise.withResolvers()`. Each local is given nothing else.
 */
export function keptLocals(node, executor, source) {
    const declarator = wrapped(node).parent;
    if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier')
        return undefined;
    const promise = source.bindings.declaredBy(declarator.id);
    if (promise === undefined || executor.async || executor.generator)
        return undefined;
    const handles = [];
    for (const kept of keptIn(executor)) {
        const write = kept && assignmentTo(kept);
        const value = write && parameterNamed(write.right, executor);
        const variable = kept?.type === 'Identifier' ? source.bindings.variable(kept) : undefined;
        if (!value || variable?.scope !== promise.scope || !isOnlyGiven(variable, kept))
            return undefined;
        handles.push(variable);
    }
    return handles.length === 0 || enclosingFunction(node) === undefined ? undefined : { promise, handles };
}
/** What each statement of a function assigns to; undefined for another statement. */
function keptIn({ body }) {
    if (body.type !== 'BlockStatement')
        return [targetOf(body)];
    return body.body.map((each) => (each.type === 'ExpressionStatement' ? targetOf(each.expression) : undefined));
}
function targetOf(node) {
    return node.type === 'AssignmentExpression' && node.operator === '=' ? node.left : undefined;
}
function parameterNamed(value, { params }) {
    return params.find((each) => each.type === 'Identifier' && value.type === 'Identifier' && each.name === value.name);
}
/**
 * `let done; const onEnd = () => done(); return new Promise((resolve) => { done = resolve; stream.on('end', onEnd); });`: whether a
 * local beside the executor, which is given a resolver and nothing else, is read by the executor alone, or by functions that only
 * the executor uses.
 */
export function isOfExecutor(kept, executor, node, source) {
    const variable = kept.type === 'Identifier' ? source.bindings.variable(kept) : undefined;
    const around = enclosingFunction(node);
    if (variable === undefined || around === undefined || variable.scope.variableScope.block !== around)
        return false;
    if (!isOnlyGiven(variable, kept))
        return false;
    const isOfIt = (at, depth) => {
        if (isInside(at, executor))
            return true;
        const fn = enclosingFunction(at);
        const named = fn && fn !== around && depth < maxDepth ? variableOfFunction(fn, source) : undefined;
        const uses = named?.references.filter((each) => each.isRead()) ?? [];
        return uses.length > 0 && uses.every(({ identifier }) => isOfIt(identifier, depth + 1));
    };
    return variable.references.every((each) => !each.isRead() || isOfIt(each.identifier, 0));
}
const maxDepth = 3;
/** Whether a variable is given the one value, after nothing or a function that is there to be called before. */
function isOnlyGiven({ references, defs }, kept) {
    if (defs[0]?.type !== 'Variable')
        return false;
    return references.every((reference) => {
        if (reference.identifier === kept || !reference.isWrite())
            return true;
        const { init, writeExpr } = reference;
        return init === true && writeExpr != null && (isNothing(writeExpr) || isFunction(unwrap(writeExpr)));
    });
}

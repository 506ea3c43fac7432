import { enclosingFunction, isClass, isFunction, isInside, unwrap, wrapped, } from "../../source/ast.js";
import { walk } from "../../source/visit.js";
import { checkReturns } from "./early-returns.js";
import { isNarrowed } from "./narrowing.js";
import { positionOf } from "./position.js";
import { isTyped } from "./result-type.js";
import { isSerialized } from "./serialized.js";
import { SkipSite } from "./skip.js";
import { typeName } from "./sure-objects.js";
import { bodyOf } from "../../model/function-bodies.js";
/**
 * @param executor where it is not written in place
 * @throws {SkipSite} when the promise or its executor has a form that cannot be taken apart.
 */
export function originSite(completion, source, executor = givenTo(completion.node)) {
    const { node } = completion;
    if (node.type !== 'NewExpression' || node.arguments.length !== 1)
        throw new SkipSite('executor-unknown');
    const callee = unwrap(node.callee);
    if (callee.type !== 'Identifier' || callee.name !== 'Promise' || !source.bindings.isGlobal(callee))
        throw new SkipSite('subclass');
    if (isTypedOtherwise(node.callee))
        throw new SkipSite('type-unknown');
    if (isSerialized(node, source))
        throw new SkipSite('serialized');
    if (executor === undefined)
        throw new SkipSite('executor-unknown');
    if (executor.async || executor.generator)
        throw new SkipSite('executor-async');
    const resolvers = executor.params.map((parameter, index) => {
        const variable = parameter.type === 'Identifier' ? source.bindings.declaredBy(parameter) : undefined;
        if (variable === undefined || index > 1 || variable.references.some((each) => each.isWrite()))
            throw new SkipSite('executor-unknown');
        return { role: index === 0 ? 'resolve' : 'reject', variable };
    });
    checkContext(executor, source);
    const body = executor.body.type === 'BlockStatement' ? executor.body.body : [executor.body];
    checkFunctions(executor, body, source);
    const returns = bodyOf(executor).returnStatements;
    const position = positionOf(node, executor, body, source);
    const site = { completion, node, executor, resolvers, body, returns, position };
    checkReturns(site, source);
    if (isTyped(source) && isNarrowed(executor, source))
        throw new SkipSite('narrowed');
    return site;
}
function givenTo({ arguments: [argument] }) {
    const at = argument && unwrap(argument);
    return isFunction(at) ? at : undefined;
}
/** `new (Promise as KnownReason)<T, E>(…)`: the promise is of a type that no source's promise has. */
function isTypedOtherwise(callee) {
    for (let at = callee;; at = at.expression) {
        switch (at.type) {
            case 'TSAsExpression':
            case 'TSTypeAssertion':
                return !isOfPromises(at.typeAnnotation);
            case 'TSNonNullExpression':
            case 'TSSatisfiesExpression':
            case 'TSInstantiationExpression':
                break;
            default:
                return false;
        }
    }
}
/** `any`, `PromiseConstructor`, `typeof Promise` */
function isOfPromises(type) {
    if (type.type === 'TSTypeQuery')
        return type.exprName.type === 'Identifier' && type.exprName.name === 'Promise';
    if (type.type === 'TSTypeReference')
        return typeName(type) === 'PromiseConstructor';
    return type.type === 'TSAnyKeyword';
}
/**
 * Two functions of one name are no program in a block; and outside strict mode one in a block is a variable of the
 * function around it, too. @throws {SkipSite} where that would change what a name means.
 */
function checkFunctions(executor, body, source) {
    const names = body.flatMap((each) => (each.type === 'FunctionDeclaration' && each.id ? [each.id.name] : []));
    if (names.length === 0)
        return;
    if (new Set(names).size < names.length)
        throw new SkipSite('executor-context');
    if (isStrict(executor, source))
        return;
    const around = enclosingFunction(executor) ?? source.ast;
    for (const name of names)
        for (const identifier of source.mentions.identifiers(name))
            if (isInside(identifier, around) && !isInside(identifier, executor))
                throw new SkipSite('executor-context');
}
function isStrict(node, { ast }) {
    if (ast.sourceType === 'module' && ast.body.some(({ type }) => /^(?:Import|Export)/u.test(type)))
        return true;
    for (let at = node; at; at = at.parent) {
        if (isClass(at))
            return true;
        const body = at.type === 'Program' || at.type === 'BlockStatement' ? at.body : [];
        if (body[0]?.type === 'ExpressionStatement' && body[0].directive === 'use strict')
            return true;
    }
    return false;
}
/** @throws {SkipSite} when something in the executor would mean something else outside it. */
function checkContext(executor, source) {
    if (executor.type !== 'ArrowFunctionExpression') {
        const isNamed = executor.type === 'FunctionExpression' &&
            executor.id &&
            (source.bindings.declaredBy(executor.id)?.references.length ?? 0) > 0;
        if (isNamed === true)
            throw new SkipSite('executor-context');
        walk(executor.body, (node) => {
            if (node.type === 'ThisExpression' || node.type === 'MetaProperty' || isArguments(node))
                throw new SkipSite('executor-context');
            return !isFunction(node) || node.type === 'ArrowFunctionExpression';
        });
    }
    walk(executor.body, (node) => {
        if (isFunction(node))
            return false;
        if (node.type === 'VariableDeclaration' && node.kind === 'var')
            throw new SkipSite('executor-context');
        return true;
    });
}
function isArguments(node) {
    return node.type === 'Identifier' && node.name === 'arguments';
}
/** Whether the node runs on every run of the executor: a statement of its own on the top level. */
export function isOwnStatement(node, site) {
    const at = wrapped(node);
    return site.body.includes(at) || (at.parent?.type === 'ExpressionStatement' && site.body.includes(at.parent));
}
/** Where a name that is declared at the promise is seen. */
export function regionOf({ node, position }, source) {
    if (position.kind === 'statement') {
        const { statement, isAlone } = position;
        return (isAlone ? statement : statement.parent) ?? statement;
    }
    return enclosingFunction(node) ?? source.ast;
}
export function enclosingAsync(node) {
    for (let at = node.parent; at; at = at.parent)
        if (isFunction(at))
            return at.async;
    return false;
}

import { localFunction } from "../model/local-functions.js";
import { isFunction, isInside, isNothing, propertyName, unwrap, } from "../source/ast.js";
import { settlementAt, settlerAt, statementsOf } from "./promise-site.js";
/** What the executor's listeners do when they are called. */
export class ListenerReader {
    #site;
    #source;
    constructor(site, source) {
        this.#site = site;
        this.#source = source;
    }
    /** Undefined for a listener that the file does not show. */
    read(handler) {
        const role = settlerAt(handler, this.#site, this.#source);
        if (role !== undefined)
            return { fn: undefined, settlement: { role, value: undefined }, condition: undefined, others: [] };
        const fn = localFunction(handler, this.#source);
        if (fn === undefined || !isInside(fn, this.#site.executor) || fn.async || fn.generator)
            return undefined;
        const [first, ...rest] = statementsOf(fn);
        const condition = first && rest.length > 0 ? guardOf(first) : undefined;
        const only = first && rest.length === 0 && first.type === 'IfStatement' && first.alternate === null ? first : undefined;
        const body = condition ? rest : only ? [only.consequent] : statementsOf(fn);
        const settlements = [];
        const others = [];
        this.#run(body, settlements, others, new Set([fn]));
        return {
            fn,
            settlement: settlements.length === 1 ? settlements[0] : undefined,
            condition: condition ? { test: condition, isNegated: true } : only && { test: only.test, isNegated: false },
            others: settlements.length === 1 ? others : [...others, ...body],
        };
    }
    #run(statements, settlements, others, seen) {
        for (const statement of statements) {
            if (statement.type === 'EmptyStatement')
                continue;
            if (statement.type === 'BlockStatement') {
                this.#run(statement.body, settlements, others, seen);
                continue;
            }
            const isReturn = statement.type === 'ReturnStatement';
            const expression = isReturn
                ? statement.argument
                : statement.type === 'ExpressionStatement'
                    ? statement.expression
                    : statement;
            if (expression && !isNothing(expression))
                this.#expression(expression, settlements, others, seen);
            else if (expression) {
                const settlement = settlementAt(expression, this.#site, this.#source);
                if (settlement)
                    settlements.push(settlement);
            }
            if (isReturn)
                return;
        }
    }
    #expression(node, settlements, others, seen) {
        const at = unwrap(node);
        if (at.type === 'SequenceExpression') {
            for (const each of at.expressions)
                this.#expression(each, settlements, others, seen);
            return;
        }
        const settlement = settlementAt(at, this.#site, this.#source);
        if (settlement)
            settlements.push(settlement);
        else if (at.type !== 'CallExpression' || !this.#takesAway(at, settlements, others, seen))
            others.push(at);
    }
    /** `emitter.off('x', listener)`, or a call of a function of the executor that does such things. */
    #takesAway(call, settlements, others, seen) {
        if (removalOf(call) && this.#isOwnListener(call.arguments[1]))
            return true;
        const callee = unwrap(call.callee);
        const fn = callee.type === 'Identifier' ? localFunction(callee, this.#source) : undefined;
        if (fn === undefined || call.arguments.length > 0 || fn.params.length > 0 || fn.async || fn.generator)
            return false;
        if (!isInside(fn, this.#site.executor) || seen.has(fn))
            return false;
        seen.add(fn);
        this.#run(statementsOf(fn), settlements, others, seen);
        return true;
    }
    #isOwnListener(handler) {
        if (handler === undefined)
            return false;
        if (settlerAt(handler, this.#site, this.#source) !== undefined)
            return true;
        const fn = localFunction(handler, this.#source);
        return fn !== undefined && isInside(fn, this.#site.executor);
    }
}
/** The event and the listener that a call takes away. */
export function removalOf(call) {
    const callee = unwrap(call.callee);
    const [event, handler] = call.arguments;
    if (callee.type !== 'MemberExpression' || event === undefined || handler === undefined)
        return undefined;
    const name = propertyName(callee) ?? '';
    return /^(?:off|removeListener|removeEventListener)$/u.test(name) ? { emitter: callee.object, event } : undefined;
}
/** The condition of `if (condition) return;`. */
function guardOf(statement) {
    if (statement.type !== 'IfStatement' || statement.alternate !== null)
        return undefined;
    const { consequent } = statement;
    const only = consequent.type === 'BlockStatement' && consequent.body.length === 1 ? consequent.body[0] : consequent;
    return only?.type === 'ReturnStatement' && only.argument === null ? statement.test : undefined;
}
/** Whether a statement of the executor does nothing but give names to functions. */
export function declaresFunctions(statement) {
    if (statement.type === 'FunctionDeclaration')
        return true;
    if (statement.type !== 'VariableDeclaration')
        return false;
    return statement.declarations.every(({ id, init }) => id.type === 'Identifier' && init && isFunction(unwrap(init)));
}

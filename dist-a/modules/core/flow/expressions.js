import { isFunction, unwrap, targetsOf } from "../source/ast.js";
import { children } from "../source/visit.js";
import { assign, forget, undefinedTerm } from "./facts.js";
import { forgetPlace, join, mapFacts, withoutPending } from "./state.js";
/** How deep expressions may nest. */
const maxDepth = 400;
/** Evaluates expressions in the order of the language, and splits the state where they test. */
export class Expressions {
    #flow;
    #depth = 0;
    constructor(flow) {
        this.#flow = flow;
    }
    /** Evaluates a test: the states in which it is truthy and in which it is not. What was pending is then only pending on a condition. */
    test(node, state) {
        const at = unwrap(node);
        switch (at.type) {
            case 'UnaryExpression':
                if (at.operator === '!') {
                    const { yes, no } = this.test(at.argument, state);
                    return { yes: no, no: yes };
                }
                break;
            case 'LogicalExpression': {
                if (at.operator === '??')
                    break;
                const left = this.test(at.left, state);
                const through = at.operator === '&&' ? left.yes : left.no;
                const right = through ? this.test(at.right, through) : { yes: undefined, no: undefined };
                return at.operator === '&&'
                    ? { yes: right.yes, no: join(left.no, right.no) }
                    : { yes: join(left.yes, right.yes), no: right.no };
            }
            case 'ConditionalExpression': {
                const { yes, no } = this.test(at.test, state);
                const a = yes ? this.test(at.consequent, yes) : { yes: undefined, no: undefined };
                const b = no ? this.test(at.alternate, no) : { yes: undefined, no: undefined };
                return { yes: join(a.yes, b.yes), no: join(a.no, b.no) };
            }
            case 'SequenceExpression': {
                const last = at.expressions.at(-1);
                const before = this.#all(at.expressions.slice(0, -1), state);
                return before && last ? this.test(last, before) : { yes: undefined, no: undefined };
            }
            default:
        }
        const after = this.evaluate(at, state);
        if (after === undefined)
            return { yes: undefined, no: undefined };
        if ((at.type === 'CallExpression' && this.#flow.client.givesUndefined(at)) ||
            (at.type === 'UnaryExpression' && at.operator === 'void')) {
            return { yes: undefined, no: after };
        }
        const { tests } = this.#flow;
        const split = withoutPending(after);
        return {
            yes: mapFacts(split, (facts) => tests.assume(at, true, facts)),
            no: mapFacts(split, (facts) => tests.assume(at, false, facts)),
        };
    }
    /** Splits the state by whether what an expression gives, which has been evaluated, is nothing. */
    isNullish(node, state) {
        const { tests } = this.#flow;
        const split = withoutPending(state);
        return {
            yes: mapFacts(split, (facts) => tests.assumeNullish(node, true, facts)),
            no: mapFacts(split, (facts) => tests.assumeNullish(node, false, facts)),
        };
    }
    /** Evaluates an expression for what it does; undefined when it does not come back. */
    evaluate(node, state) {
        // A machine made what is deeper than this; the stack ends before the file does.
        if (this.#depth >= maxDepth)
            return state;
        this.#depth++;
        try {
            const at = unwrap(node);
            const after = this.#evaluate(at, state);
            return after && this.#flow.passed(at, after);
        }
        finally {
            this.#depth--;
        }
    }
    #evaluate(at, state) {
        const flow = this.#flow;
        flow.step();
        switch (at.type) {
            case 'Identifier':
            case 'Literal':
            case 'ThisExpression':
            case 'Super':
            case 'MetaProperty':
            case 'FunctionExpression':
            case 'ArrowFunctionExpression':
            case 'FunctionDeclaration':
            case 'ClassExpression':
            case 'ClassDeclaration':
                // Making a function or class runs nothing of it.
                return state;
            case 'CallExpression':
                return flow.calls.call(at, state);
            case 'NewExpression':
                return flow.calls.construct(at, state);
            case 'LogicalExpression': {
                if (at.operator === '??') {
                    const left = this.evaluate(at.left, state);
                    return join(left, left && this.evaluate(at.right, left));
                }
                const { yes, no } = this.test(at.left, state);
                const through = at.operator === '&&' ? yes : no;
                return join(at.operator === '&&' ? no : yes, through && this.evaluate(at.right, through));
            }
            case 'ConditionalExpression': {
                const { yes, no } = this.test(at.test, state);
                return join(yes && this.evaluate(at.consequent, yes), no && this.evaluate(at.alternate, no));
            }
            case 'UnaryExpression':
                return this.#unary(at, state);
            case 'AssignmentExpression':
                return this.#assignment(at, state);
            case 'UpdateExpression':
                return this.#update(at, state);
            case 'AwaitExpression':
                return flow.calls.await(at, state);
            case 'YieldExpression': {
                const after = at.argument ? this.evaluate(at.argument, state) : state;
                flow.raise(at, after);
                return after && flow.calls.disturb(flow.client.resume(after));
            }
            case 'BinaryExpression':
                return this.#binary(at, state);
            case 'Property':
                return this.evaluate(at.value, at.computed ? (this.evaluate(at.key, state) ?? state) : state);
            case 'TaggedTemplateExpression': {
                const after = this.#all([at.tag, at.quasi], state);
                flow.exits.throw(after);
                return after && flow.calls.disturb(after);
            }
            default:
                return this.#all(children(at), state);
        }
    }
    #all(nodes, state) {
        let at = state;
        for (const node of nodes)
            at = at && this.evaluate(node, at);
        return at;
    }
    // Iterative on the left: machine-made string concatenations are thousands of operators deep.
    #binary(node, state) {
        const operands = [];
        let left = node;
        while (left.type === 'BinaryExpression') {
            operands.push(left.right);
            left = left.left;
        }
        operands.push(left);
        return this.#all(operands.reverse(), state);
    }
    #unary(node, state) {
        const after = this.evaluate(node.argument, state);
        if (after === undefined || node.operator !== 'delete')
            return after;
        const key = this.#flow.places.key(node.argument);
        const deleted = mapFacts(after, (facts) => (key === undefined ? facts : assign(facts, key, undefinedTerm)));
        return this.#written(node, deleted ?? after);
    }
    /** Tells the client of a place that has been written. */
    #written(node, state) {
        const { client, activation } = this.#flow;
        return client.interesting.has(node) ? client.visit(node, state, activation) : state;
    }
    #update(node, state) {
        const after = this.evaluate(node.argument, state);
        const key = this.#flow.places.key(node.argument);
        if (after === undefined)
            return undefined;
        const change = node.operator === '++' ? 1 : -1;
        const updated = mapFacts(after, (facts) => {
            if (key === undefined)
                return facts;
            const before = facts.get(key)?.equals;
            const term = before && !/^["tfnu]/u.test(before.base) ? { base: before.base, offset: before.offset + change } : undefined;
            return assign(facts, key, term);
        });
        return updated && this.#written(node, updated);
    }
    #assignment(node, state) {
        const flow = this.#flow;
        const target = unwrap(node.left);
        let before = state;
        if (target.type === 'MemberExpression') {
            before = this.evaluate(target.object, before);
            if (before && target.computed)
                before = this.evaluate(target.property, before);
        }
        if (before === undefined)
            return undefined;
        const value = unwrap(node.right);
        const after = this.evaluate(value, before);
        if (after === undefined)
            return undefined;
        if (isFunction(value) && target.type === 'MemberExpression')
            flow.calls.listener(value, after);
        let written = this.#write(node, target, after);
        if (flow.client.interesting.has(node))
            written = written && flow.client.visit(node, written, flow.activation);
        // `x ||= f()` and its kin may leave all as it was.
        return ['||=', '&&=', '??='].includes(node.operator) ? join(before, written) : written;
    }
    #write(node, target, state) {
        const { places, tests } = this.#flow;
        if (target.type === 'ObjectPattern' || target.type === 'ArrayPattern') {
            let at = state;
            for (const leaf of targetsOf(target)) {
                const key = places.key(leaf);
                if (key !== undefined)
                    at = forgetPlace(at, key);
            }
            return at;
        }
        const key = places.key(target);
        if (key === undefined)
            return state;
        return mapFacts(state, (facts) => {
            if (node.operator === '=')
                return assign(facts, key, tests.term(node.right, facts));
            const before = facts.get(key)?.equals;
            const by = node.operator === '+=' || node.operator === '-=' ? tests.term(node.right, facts) : undefined;
            if (before === undefined || by?.base !== '' || /^["tfnu]/u.test(before.base))
                return forget(facts, key);
            return assign(facts, key, {
                base: before.base,
                offset: before.offset + (node.operator === '+=' ? by.offset : -by.offset),
            });
        });
    }
}

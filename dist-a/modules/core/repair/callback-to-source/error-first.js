import { isNothing, unwrap } from "../../source/ast.js";
import { settlementAt, statementsOf } from "../promise-site.js";
import { decline } from "./reasons.js";
/** Reads `(error, value) => error ? reject(error) : resolve(value)` in its forms. @throws {Declined} */
export function errorFirst(fn, site, source) {
    if (fn.async || fn.generator || fn.params.some(({ type }) => type !== 'Identifier'))
        decline('callback-unknown');
    const [first] = fn.params;
    const error = first?.type === 'Identifier' ? source.bindings.declaredBy(first) : undefined;
    if (error === undefined)
        return decline('callback-unknown');
    const reader = new BranchReader(error, site, source);
    const failed = reader.settled(statementsOf(fn), true);
    if (failed?.role === 'resolve')
        return decline('error-ignored');
    const fine = reader.settled(statementsOf(fn), false);
    if (failed === undefined || fine === undefined)
        return decline('other-work');
    if (fine.role !== 'resolve' || !reader.isError(failed.value))
        return decline('other-error');
    return { fn, result: fine.value };
}
/** What the statements of a callback come to where its error is known to be there, or not. */
class BranchReader {
    #error;
    #site;
    #source;
    constructor(error, site, source) {
        this.#error = error;
        this.#site = site;
        this.#source = source;
    }
    isError(node) {
        const at = node && unwrap(node);
        return at?.type === 'Identifier' && this.#source.bindings.variable(at) === this.#error;
    }
    /** The first settlement: all later ones are ignored. */
    settled(statements, hasError) {
        const found = [];
        this.#run(statements, hasError, found);
        return found[0];
    }
    /** Returns whether what follows still runs. */
    #run(statements, hasError, found) {
        for (const statement of statements)
            if (!this.#step(statement, hasError, found))
                return false;
        return true;
    }
    #step(node, hasError, found) {
        switch (node.type) {
            case 'EmptyStatement':
                return true;
            case 'BlockStatement':
                return this.#run(node.body, hasError, found);
            case 'ReturnStatement':
                if (node.argument && !isNothing(node.argument))
                    this.#expression(node.argument, hasError, found);
                else if (node.argument)
                    this.#optional(node.argument, found);
                return false;
            case 'IfStatement': {
                const branch = this.#isError(node.test) === hasError ? node.consequent : node.alternate;
                return branch === null || this.#step(branch, hasError, found);
            }
            case 'ExpressionStatement':
                this.#expression(node.expression, hasError, found);
                return true;
            default:
                this.#expression(node, hasError, found);
                return true;
        }
    }
    /** `return void reject(error)`, or a plain `return undefined`. */
    #optional(node, found) {
        const settlement = settlementAt(node, this.#site, this.#source);
        if (settlement)
            found.push(settlement);
    }
    #expression(node, hasError, found) {
        const at = unwrap(node);
        if (at.type === 'ConditionalExpression') {
            this.#expression(this.#isError(at.test) === hasError ? at.consequent : at.alternate, hasError, found);
            return;
        }
        const settlement = settlementAt(at, this.#site, this.#source);
        if (settlement === undefined)
            return decline('other-work');
        found.push(settlement);
    }
    /** Whether a test asks for the error: `error`, `!error`, `error != null`. */
    #isError(test) {
        const at = unwrap(test);
        if (this.isError(at))
            return true;
        if (at.type === 'UnaryExpression' && at.operator === '!')
            return !this.#isError(at.argument);
        if (at.type === 'BinaryExpression' && this.isError(at.left) && isNothing(at.right)) {
            if (at.operator === '!=')
                return true;
            if (at.operator === '==')
                return false;
        }
        return decline('other-work');
    }
}

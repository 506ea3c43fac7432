import { unwrap } from "../../source/ast.js";
import { indentAt, removeStatement } from "../layout.js";
import { SkipSite } from "./skip.js";
// Where the promise is what a function returns, an executor that leaves early becomes a function that returns early.
/** @throws {SkipSite} when a `return` of the executor has no counterpart outside it. */
export function checkReturns(site, source) {
    for (const statement of site.returns) {
        const { argument } = statement;
        // What it gives is dropped: only a call is worth a statement of its own.
        if (argument && unwrap(argument).type !== 'CallExpression')
            throw new SkipSite('executor-returns');
        if (!isLast(statement, site) && returnedAround(site, source) === undefined)
            throw new SkipSite('executor-returns');
    }
}
/** The text around the promise in the `return` that gives it; undefined where it is not returned just so. */
export function returnedAround({ node, position }, source) {
    if (position.kind === 'field' || position.kind === 'expression' || !position.isDirect)
        return undefined;
    const { text } = source;
    const isArrow = position.kind === 'arrow';
    const whole = isArrow ? position.arrow.body : position.statement;
    if (!isArrow && whole.type !== 'ReturnStatement')
        return undefined;
    const before = text.slice(whole.range[0], node.range[0]);
    const after = text.slice(node.range[1], whole.range[1]);
    if (/\n|\/[/*]/u.test(before + after))
        return undefined;
    return [isArrow ? `return ${before}` : before, after.replace(/;$/u, '')];
}
/** Whether nothing of the executor follows. */
function isLast(statement, { executor }) {
    for (let at = statement;;) {
        const { parent } = at;
        switch (parent?.type) {
            case 'BlockStatement':
                if (parent.body.at(-1) !== at)
                    return false;
                if (parent === executor.body)
                    return true;
                break;
            case 'IfStatement':
            case 'CatchClause':
                break;
            case 'TryStatement':
                if (parent.finalizer === at)
                    return false;
                break;
            default:
                return false;
        }
        at = parent;
    }
}
/** `used`: the statement that gives the promise, without its end; `shift`: how the body's lines are indented anew. */
export function editReturns(site, used, shift, style, source) {
    return site.returns.flatMap((statement) => isLast(statement, site)
        ? dropReturn(statement, source)
        : moveReturn(statement, `${used}${style.end}`, shift, style, source));
}
function dropReturn(statement, source) {
    const { argument, parent } = statement;
    if (argument)
        return [{ range: [statement.range[0], argument.range[0]], text: '' }];
    if (parent.type === 'BlockStatement')
        return [removeStatement(source, statement)];
    return [{ range: statement.range, text: '{}' }];
}
function moveReturn(statement, used, shift, { line, step, end }, source) {
    const { argument, parent } = statement;
    const [start, stop] = statement.range;
    if (!argument)
        return [{ range: [start, stop], text: used }];
    const own = indentAt(source.text, start);
    if (parent.type === 'BlockStatement' || parent.type === 'SwitchCase') {
        return [
            { range: [start, argument.range[0]], text: '' },
            { range: [argument.range[1], stop], text: `${end}${line}${shift(own)}${used}` },
        ];
    }
    // `if (isDone) return resolve();`
    const outer = shift(indentAt(source.text, parent.range[0]));
    const gap = /\s*$/u.exec(source.text.slice(parent.range[0], start))?.[0] ?? '';
    const inner = `${line}${outer}${step}`;
    return [
        { range: [start - gap.length, argument.range[0]], text: ` {${inner}` },
        { range: [argument.range[1], stop], text: `${end}${inner}${used}${line}${outer}}` },
    ];
}

import { bodyOf } from "../../model/function-bodies.js";
import { isInside, isNothing, unwrap } from "../../source/ast.js";
import { declineFor } from "../attempt.js";
import { indentAt, indentStep, lineBreak, semicolon } from "../layout.js";
import { builtinCall } from "./builtins.js";
import { decline } from "./reasons.js";
/**
 * `fromCallback` calls what its function returns, if that is a function, where a promise's executor returns to nobody.
 * So nothing unknown is returned any more.
 */
export function withoutReturn(site, callbacks, source) {
    const { executor } = site;
    const { body } = executor;
    if (body.type !== 'BlockStatement')
        return isHarmless(body, source) ? [] : inBlock(site, source);
    return bodyOf(executor).returns.flatMap((returned) => {
        if (isNothing(returned) || isHarmless(returned, source))
            return [];
        const statement = body.body.at(-1);
        if (statement === undefined || returned.parent !== statement || !callbacks.some(({ fn }) => isInside(fn, returned)))
            return decline('executor-returns');
        return [{ range: [statement.range[0], returned.range[0]], text: '' }];
    });
}
/** Functions of Node's own that call back return nothing, or an object. */
function isHarmless(node, source) {
    const at = unwrap(node);
    return at.type === 'NewExpression' || (at.type === 'CallExpression' && builtinCall(at, source) !== undefined);
}
function inBlock({ node, executor }, source) {
    const { text } = source;
    const { body } = executor;
    const start = text.lastIndexOf('=>', body.range[0]) + 2;
    const before = text.slice(start, body.range[0]);
    const isApart = before.includes('\n');
    if (!isApart && !text.slice(...body.range).includes('\n'))
        return [
            { range: [start, body.range[0]], text: ' { ' },
            { range: [body.range[1], executor.range[1]], text: `${semicolon(text) || ';'} }` },
        ];
    const [line, indent] = [lineBreak(text), indentAt(text, executor.range[0])];
    // What closes the call follows the brace.
    const isAlone = /^,?\s*$/u.test(text.slice(executor.range[1], node.range[1] - 1));
    return [
        isApart
            ? { range: [start, body.range[0]], text: ` {${withoutParentheses(before)}` }
            : { range: [start, body.range[0]], text: ` {${line}${indent}${indentStep(text)}` },
        {
            range: [body.range[1], isAlone ? node.range[1] - 1 : executor.range[1]],
            text: `${semicolon(text)}${line}${indent}}`,
        },
    ];
}
/** What stands between an arrow and the body, without the parentheses that the body stood in. */
function withoutParentheses(gap) {
    if (gap.includes('(') && /\/[/*]/u.test(gap))
        declineFor('comment');
    return gap.replaceAll(/[ \t]*\((?=[ \t]*\r?\n)/gu, '').replaceAll('(', '');
}

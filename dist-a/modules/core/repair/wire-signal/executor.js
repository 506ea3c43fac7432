import { isInside } from "../../source/ast.js";
import { abortedCheck, isStable, signalOption } from "../abort-rejection.js";
import { promiseName } from "../deferred-to-source/around.js";
import { editOrigin, isBare } from "../deferred-to-source/edit-origin.js";
import { editReference } from "../deferred-to-source/handle-edits.js";
import { NameAllocator, sourceName } from "../deferred-to-source/names.js";
import { originSite, regionOf } from "../deferred-to-source/origin-site.js";
import { isRefusal, SkipSite } from "../deferred-to-source/skip.js";
import { removeStatement, styleAt } from "../layout.js";
import { promisedType, promiseSite, settlementAt, statementsOf } from "../promise-site.js";
import { wiredListener } from "./abort-listener.js";
import { onCompletedTexts } from "./on-completed.js";
import { decline } from "./reasons.js";
/** The source with a signal that stands for an executor with an abort listener, and for that. @throws {Declined} */
export function wireExecutor(completion, listener, source) {
    const site = promiseSite(completion, source);
    const wired = wiredListener(listener, (node) => {
        const settlement = settlementAt(node, site, source);
        return settlement && { reason: settlement.role === 'reject' ? settlement.value : undefined };
    }, source);
    if (wired.statement.parent !== site.executor.body)
        return decline('listener-nested');
    if (!isStable(wired.signal, site, source))
        return decline('signal-unknown');
    const checks = statementsOf(site.executor).filter((each) => isCheckOf(each, wired, site, source));
    const origin = withoutReturns(originOf(completion, source), [wired.fn, ...checks]);
    return rewrite(origin, wired, checks, site, source);
}
function isCheckOf(statement, { signal }, site, source) {
    const checked = abortedCheck(statement, site, source);
    return checked !== undefined && source.text.slice(...checked.range) === source.text.slice(...signal.range);
}
function originOf(completion, source) {
    try {
        return originSite(completion, source);
    }
    catch (error) {
        if (error instanceof SkipSite)
            return decline(error.code === 'position' ? 'position' : 'executor-unknown');
        throw error;
    }
}
/** The `return` of a check goes with it. */
function withoutReturns(site, gone) {
    return { ...site, returns: site.returns.filter((each) => !gone.some((node) => isInside(each, node))) };
}
function rewrite(site, wired, checks, promise, source) {
    const { position } = site;
    if (position.kind === 'field' || position.kind === 'expression')
        return decline('position');
    const name = new NameAllocator(source).take(sourceName('', promiseName(site)), regionOf(site, source));
    const type = promisedType(promise, source);
    const removed = [wired.statement, ...wired.gone, ...checks].filter((each) => site.body.includes(each));
    const style = styleAt(source, position.kind === 'arrow' ? position.arrow.range[0] : position.statement.range[0]);
    const indent = position.kind === 'arrow' ? style.indent + style.step : style.indent;
    let make = `const ${name} = new TaskCompletionSource${type === undefined ? '' : `<${type}>`}({ ${signalOption(wired.signal, source)} })`;
    if (!isBare({ site, make: '', value: name, removed }, source)) {
        // The work is not begun for a signal that has aborted.
        const isReturned = position.kind === 'arrow' ? position.isDirect : isReturn(position.statement) && position.isDirect;
        if (isReturned)
            make += `${style.end}${style.line}${indent}if (${name}.isCompleted) return ${name}.promise`;
        else if (checks.length > 0)
            return decline('position');
    }
    const edits = editOrigin({ site, make, value: name, removed }, source);
    const nested = wired.gone.filter((each) => !removed.includes(each));
    edits.push(...removed.filter((each) => each !== wired.statement).map((each) => removeStatement(source, each)));
    edits.push(...nested.map((each) => removeStatement(source, each)));
    // Where it may throw, what is left of the executor stands in a `try`.
    const isTried = edits.some(({ text }) => /\btry \{/u.test(text));
    edits.push(...cleanUpEdits(site, wired, removed, name, isTried ? indent + style.step : indent, source));
    const gone = [wired.fn, ...removed, ...nested];
    for (const { role, variable } of site.resolvers) {
        for (const { identifier } of variable.references) {
            if (gone.some((each) => isInside(identifier, each)))
                continue;
            edits.push(...reference(identifier, role, name, type, source));
        }
    }
    return withoutInner(edits);
}
function isReturn(statement) {
    return statement.type === 'ReturnStatement';
}
/** A use of a settler moves onto the source; where it is no plain call, the source's function does the same. */
function reference(node, role, name, type, source) {
    try {
        return editReference({ node, token: node.range, role, name, isOptional: 'never', type }, source);
    }
    catch (error) {
        if (isRefusal(error))
            return [{ range: node.range, text: `${name}.${role}` }];
        throw error;
    }
}
/** What the listener cleaned up is cleaned up when the source is completed, by whatever. */
function cleanUpEdits({ body }, wired, gone, name, indent, source) {
    if (wired.cleanUps.length === 0)
        return [removeStatement(source, wired.statement)];
    const { line } = styleAt(source, wired.statement.range[0]);
    const text = onCompletedTexts(wired, name, source).join(`${line}${indent}`);
    // What is cleaned up may be made below the registration.
    const last = body.findLast((each) => each !== wired.statement && !gone.includes(each));
    if (last === undefined)
        return decline('work-in-listener');
    return [
        removeStatement(source, wired.statement),
        { range: [last.range[1], last.range[1]], text: `${line}${indent}${text}` },
    ];
}
/** Of edits one of which lies in what another replaces, the outer one. */
function withoutInner(edits) {
    return edits.filter((edit) => !edits.some((other) => isWithin(edit, other)));
}
function isWithin({ range: [start, end] }, { range: [from, to] }) {
    return from <= start && end <= to && to - from > end - start && (start !== end || (from < start && end < to));
}

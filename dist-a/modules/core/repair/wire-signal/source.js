import { dottedName, enclosingFunction, isClass, isInside, unwrap, wrapped, rootOf, } from "../../source/ast.js";
import { signalOption } from "../abort-rejection.js";
import { removeStatement, styleAt } from "../layout.js";
import { wiredListener } from "./abort-listener.js";
import { onCompletedTexts } from "./on-completed.js";
import { decline } from "./reasons.js";
/** A source that an abort listener cancels is made with the signal instead. @throws {Declined} */
export function wireSource(completion, listener, source) {
    const { node } = completion;
    const wired = wiredListener(listener, (each) => {
        const use = completion.handles.find((handle) => handle.use.kind === 'settle' && handle.use.call === unwrap(each))?.use;
        if (use?.kind !== 'settle')
            return undefined;
        return { reason: use.role === 'reject' ? use.call.arguments[0] : undefined };
    }, source);
    const name = nameOf(node);
    if (name === undefined)
        return decline('position');
    // Where a class of the file extends the source, what its constructor takes is its own affair.
    const made = source.bindings.variable(unwrap(node.callee))?.defs[0]?.node;
    if (node.arguments.length > 0 || isClass(made))
        return decline('source-options');
    if (wired.statement.parent !== name.statement.parent)
        return decline('listener-nested');
    if (!isKnownAt(wired.signal, node, source))
        return decline('signal-unknown');
    const end = node.range[1];
    return [
        {
            range: source.text[end - 1] === ')' ? [end - 2, end] : [end, end],
            text: `({ ${signalOption(wired.signal, source)} })`,
        },
        wired.cleanUps.length === 0
            ? removeStatement(source, wired.statement)
            : { range: wired.statement.range, text: cleanUpText(wired, name.text, source) },
        ...wired.gone.map((each) => removeStatement(source, each)),
    ];
}
/** What is cleaned up at once, when the signal has aborted, must be there by then. */
function cleanUpText(wired, name, source) {
    const scope = source.bindings.scopeAt(wired.statement);
    const isLate = scope?.variables.some(({ identifiers, references }) => identifiers.some(({ range }) => range[0] > wired.statement.range[0]) &&
        references.some(({ identifier }) => wired.cleanUps.some((each) => isInside(identifier, each))));
    if (isLate === true)
        return decline('work-in-listener');
    const { line, indent } = styleAt(source, wired.statement.range[0]);
    return onCompletedTexts(wired, name, source).join(`${line}${indent}`);
}
function nameOf(node) {
    const { parent } = wrapped(node);
    if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier')
        return undefined;
    return { text: parent.id.name, statement: parent.parent };
}
/** Whether the signal is the same where the source is made: a parameter, or a constant from above it. */
function isKnownAt(signal, node, source) {
    if (dottedName(signal) === undefined)
        return false;
    const root = rootOf(signal);
    if (root.type === 'ThisExpression')
        return enclosingFunction(signal) === enclosingFunction(node);
    const variable = source.bindings.variable(root);
    if (variable === undefined)
        return false;
    return (variable.references.every((reference) => !reference.isWrite() || reference.init === true) &&
        variable.defs.every(({ type, name }) => type === 'Parameter' || type === 'ImportBinding' || name.range[1] < node.range[0]));
}

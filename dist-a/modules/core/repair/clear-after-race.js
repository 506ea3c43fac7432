import { dottedName, enclosingFunction, isInside, unwrap } from "../source/ast.js";
import { freshName } from "./fresh-name.js";
import { indentAt, lineBreak, semicolon } from "./layout.js";
/** Clears the timer of a race in `finally`, where the race can name it or be given a name for it. */
export function clearAfterRace(timer, race, source) {
    if (timer.means !== 'clear' || !isTimeout(timer))
        return undefined;
    const { handle } = timer;
    if (handle === undefined)
        return nameAndClear(timer, race, source);
    const at = unwrap(handle);
    if (at.type !== 'Identifier')
        return undefined;
    const variable = source.bindings.variable(at) ?? source.bindings.declaredBy(at);
    if (variable === undefined || !isInside(race.node, variable.scope.block))
        return undefined;
    return isShared(timer, race, variable) ? undefined : [clearing(at.name, race)];
}
/** Whether the timer was set before the function that races, which may do so again, or not be the only one. */
function isShared({ node }, race, { scope }) {
    const home = enclosingFunction(race.node);
    return home !== undefined && !isInside(node, home) && !isInside(scope.block, home);
}
function isTimeout({ node: { callee } }) {
    return dottedName(callee)?.endsWith('setTimeout') === true;
}
function clearing(name, { node }) {
    return { range: [node.range[1], node.range[1]], text: `.finally(() => clearTimeout(${name}))` };
}
function nameAndClear({ node }, race, source) {
    const [from] = [node, race.node].sort((a, b) => a.range[0] - b.range[0]);
    const home = enclosingFunction(race.node);
    const statement = from && statementOf(from, home);
    const block = statement?.parent;
    if (statement === undefined || block === undefined || !isInside(race.node, block))
        return undefined;
    const name = freshName(source, ['timer', 'timeoutId', 'raceTimer'], node, block);
    if (name === undefined)
        return undefined;
    // A statement of its own in the same block becomes a declaration.
    if (node.parent === statement)
        return [{ range: [node.range[0], node.range[0]], text: `const ${name} = ` }, clearing(name, race)];
    const edit = assign(node, name);
    if (edit === undefined || !isInside(node, statement))
        return undefined;
    const { text, path } = source;
    const start = statement.range[0];
    const type = /\.[cm]?tsx?$/u.test(path) ? ': ReturnType<typeof setTimeout> | undefined' : '';
    const declaration = `let ${name}${type}${semicolon(text)}${lineBreak(text)}${indentAt(text, start)}`;
    return [{ range: [start, start], text: declaration }, ...edit, clearing(name, race)];
}
function assign({ range, parent }, name) {
    if (parent.type === 'ExpressionStatement')
        return [{ range: [range[0], range[0]], text: `${name} = ` }];
    if (parent.type !== 'ArrowFunctionExpression' && parent.type !== 'ReturnStatement')
        return undefined;
    return [
        { range: [range[0], range[0]], text: `(${name} = ` },
        { range: [range[1], range[1]], text: ')' },
    ];
}
/** The statement of a block of the function that holds the node. */
function statementOf(node, home) {
    let found;
    for (let at = node; at.parent && at !== home; at = at.parent) {
        const { parent } = at;
        if ((parent.type === 'BlockStatement' || parent.type === 'Program') && enclosingFunction(at) === home) {
            found ??= at;
        }
    }
    return found?.type.startsWith('Export') ? undefined : found;
}

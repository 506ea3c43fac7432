import { nodeAt } from "../source/locate.js";
const directive = /\/[/*][/*\s]*@ts-expect-error\b[^\r\n]*\r?\n(?:[ \t]*(?:\/\/[^\r\n]*)?\r?\n)*/gu;
let known;
/**
 * Whether edits touch a line whose type error `@ts-expect-error` expects, or declare anew a variable that it names, which may
 * have been read there before it has a value: TypeScript complains where the error has gone.
 */
export function changesExpectedError(edits, source) {
    if (!source.text.includes('@ts-expect-error'))
        return false;
    if (known?.ast !== source.ast)
        known = expectedIn(source);
    const { lines, declarators } = known;
    return edits.some(({ range: [from, to] }) => lines.some(([start, end]) => from <= end && to >= start) ||
        declarators.some(([start, end]) => from < end && to > start));
}
function expectedIn(source) {
    const lines = expecting(source.text);
    return { ast: source.ast, lines, declarators: lines.flatMap((line) => [...declaratorsOn(line, source)]) };
}
function* declaratorsOn([start, end], { ast, bindings, text }) {
    for (const { index } of text.slice(start, end).matchAll(/[\w$]+/gu)) {
        const node = nodeAt(ast, start + index);
        const { parent } = node;
        // `{ resolve }` names a member, and reads the variable.
        const variable = bindings.variable(parent?.type === 'Property' && parent.shorthand ? parent.value : node);
        for (const { node: declarator } of variable?.defs ?? [])
            if (declarator.type === 'VariableDeclarator' && declarator.parent.kind !== 'const')
                yield declarator.range;
    }
}
function expecting(text) {
    return Array.from(text.matchAll(directive), ({ index, 0: { length } }) => {
        const start = index + length;
        const end = text.indexOf('\n', start);
        return [start, end === -1 ? text.length : end];
    });
}

/** The width that most code is wrapped at: where a line may be longer, one that stays broken is no fault. */
const width = 80;
/**
 * Where a short text takes the place of a node. A break after `=` or `(`, and that before the `)`, goes where it only made
 * room for a long promise.
 */
export function roomFor(node, short, { text }) {
    const [start, end] = node.range;
    const before = text.slice(Math.max(0, start - 400), start);
    const broken = /([=(])[ \t]*(\r?\n[ \t]*)((?:await )?)$/u.exec(before);
    const [all = '', sign, , awaited = ''] = broken ?? [];
    const closing = sign === '(' ? (/^,?[ \t]*\r?\n[ \t]*(?=\))/u.exec(text.slice(end, end + 400))?.[0] ?? undefined) : '';
    if (!broken || closing === undefined)
        return { range: node.range, lead: '' };
    const from = start - all.length + 1;
    const lead = sign === '=' ? ` ${awaited}` : awaited;
    const head = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
    const rest = /^[^\r\n]*/u.exec(text.slice(end + closing.length, end + closing.length + width))?.[0] ?? '';
    const isShort = `${head}${lead}${short}${rest}`.length <= width;
    return isShort ? { range: [from, end + closing.length], lead } : { range: node.range, lead: '' };
}

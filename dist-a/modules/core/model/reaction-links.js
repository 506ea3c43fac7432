import { propertyName, unwrap } from "../source/ast.js";
/** The reactions of a chain from its first to its last, each with the promise at the root. */
export function linksOf(node) {
    const calls = [];
    let at = node;
    for (;;) {
        const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
        const name = callee?.type === 'MemberExpression' ? propertyName(callee) : undefined;
        if (at.type !== 'CallExpression' || callee?.type !== 'MemberExpression')
            break;
        if (name !== 'then' && name !== 'catch' && name !== 'finally')
            break;
        calls.unshift({ name, call: at });
        at = unwrap(callee.object);
    }
    const root = at;
    return calls.map((link) => ({ ...link, root }));
}

import { assignmentTo, enclosingFunction, isFunction, wrapped } from "../../source/ast.js";
import { docCommentOf, isCheckedJavaScript, tagType } from "../../source/doc-comments.js";
import { fieldDeclaration, membersLike } from "./kept.js";
// JavaScript that TypeScript checks says its types in comments. What it says of a place holds for what the place keeps, so
// such a place stays; and a source needs its type said where it is made.
/** The type argument of a source in JavaScript that is checked; undefined elsewhere. */
export function checkedType(node, source) {
    const inferred = source.types.promisedType(node);
    if (inferred !== undefined)
        return inferred;
    // What nothing is said of is `any` in JavaScript.
    return isCheckedJavaScript(source) ? (promisedByComment(node, source) ?? 'any') : undefined;
}
function promisedByComment(node, source) {
    for (let at = wrapped(node); at.parent; at = at.parent) {
        const { parent } = at;
        if (parent.type === 'ReturnStatement' || isFunction(parent)) {
            const fn = isFunction(parent) ? parent : enclosingFunction(parent);
            const doc = fn && documented(fn, source);
            return doc && argument(tagType(doc, 'returns?'));
        }
        if (parent.type === 'VariableDeclarator' || parent.type === 'ExpressionStatement') {
            const statement = parent.type === 'VariableDeclarator' ? parent.parent : parent;
            const isExported = statement.parent.type === 'ExportNamedDeclaration';
            const doc = docCommentOf(isExported ? statement.parent : statement, source);
            return doc && argument(tagType(doc, 'type'));
        }
        if (parent.type === 'PropertyDefinition') {
            const doc = docCommentOf(parent, source);
            return doc && argument(tagType(doc, 'type'));
        }
        if (parent.type !== 'AssignmentExpression')
            return undefined;
    }
    return undefined;
}
/** The comment of a function, which may stand at the declaration or assignment that names it. */
function documented(fn, source) {
    for (let at = fn; at; at = at.parent) {
        const doc = docCommentOf(at, source);
        if (doc !== undefined)
            return doc;
        if (at !== fn && !/^(?:VariableDeclarat|Assignment|Property|MethodDef|Export)/u.test(at.type))
            return undefined;
    }
    return undefined;
}
/** `T` of `Promise<T>` as JSDoc writes it. */
function argument(type) {
    return /^!?Promise\.?<([^]*)>$/u.exec(type ?? '')?.[1]?.trim();
}
/** Whether a comment says what type a place has. */
export function isTypedByComment(place, source) {
    return [...declarations(place, source)].some((node) => {
        const doc = docCommentOf(node, source);
        return doc !== undefined && tagType(doc, 'type') !== undefined;
    });
}
function* declarations(place, source) {
    if (place.kind === 'variable') {
        for (const { node } of place.variable.defs) {
            yield node;
            if (node.parent)
                yield node.parent;
        }
        return;
    }
    const declaration = fieldDeclaration(place);
    if (declaration)
        yield declaration;
    for (const member of membersLike(place, source)) {
        // The statement of `this.done = null;`, or of `this.done;`
        const { parent } = wrapped(assignmentTo(member) ?? member);
        if (parent?.type === 'ExpressionStatement')
            yield parent;
    }
}

import { walk } from "../../source/visit.js";
import { fieldDeclaration, variableDeclaration } from "../deferred-to-source/kept.js";
import { libraryType } from "./libraries.js";
export function annotationOf(place, library, source) {
    const annotation = declaredType(place.holder);
    const field = fieldDeclaration(place.holder);
    const declarator = variableDeclaration(place.holder);
    const init = field?.value ?? declarator?.init;
    // `new Map<string, DeferredPromise<void>>()`
    const made = place.isCollection && init?.type === 'NewExpression' ? init.typeArguments : undefined;
    if (!annotation && !made)
        return { kind: 'none' };
    const types = [annotation, made].flatMap((each) => (each ? typesIn(each, library, source) : []));
    if (types.length === 0)
        return { kind: 'other' };
    if (annotation && !place.isCollection && !isPlainly(annotation, types))
        return { kind: 'other' };
    return { kind: 'library', types };
}
function declaredType(holder) {
    if (holder.kind === 'field')
        return fieldDeclaration(holder)?.typeAnnotation?.typeAnnotation;
    const [identifier] = holder.variable.identifiers;
    return identifier?.type === 'Identifier' ? identifier.typeAnnotation?.typeAnnotation : undefined;
}
function typesIn(node, library, source) {
    const types = [];
    walk(node, (each) => {
        const type = libraryType(each, library, source);
        if (type)
            types.push(type);
        return type === undefined;
    });
    return types;
}
/** Whether the annotation is that type and nothing, null or undefined. */
function isPlainly(annotation, [only, ...others]) {
    if (others.length > 0 || only === undefined)
        return false;
    if (annotation === only.node)
        return true;
    return (annotation.type === 'TSUnionType' &&
        annotation.types.every((each) => each === only.node || each.type === 'TSNullKeyword' || each.type === 'TSUndefinedKeyword'));
}
/** `DeferredPromise<T>` becomes `TaskCompletionSource<T>`. */
export function editType({ node, argument }, source) {
    const inner = argument ? source.text.slice(...argument.range) : 'unknown';
    return { range: node.range, text: `TaskCompletionSource<${inner}>` };
}

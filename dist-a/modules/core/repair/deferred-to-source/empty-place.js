import { assignmentTo, unwrap } from "../../source/ast.js";
import { isEmpty } from "./around.js";
import { fieldDeclaration, variableDeclaration } from "./kept.js";
/** By the place's type, and where that says too little by what is written into it. */
export function emptinessOf(place, mentions) {
    const declaration = fieldDeclaration(place) ?? (place.kind === 'variable' ? variableDeclaration(place) : undefined) ?? undefined;
    const isField = declaration?.type === 'PropertyDefinition';
    const annotation = (isField ? declaration.typeAnnotation : declaration?.id.typeAnnotation)?.typeAnnotation;
    const isLoose = isField && declaration.optional;
    if (annotation && annotation.type !== 'TSUnionType' && !isLoose)
        return 'filled';
    if (annotation?.type === 'TSUnionType') {
        const hasNull = annotation.types.some(({ type }) => type === 'TSNullKeyword');
        const hasUndefined = isLoose || annotation.types.some(({ type }) => type === 'TSUndefinedKeyword');
        if (hasNull)
            return hasUndefined ? 'either' : 'null';
        return 'undefined';
    }
    const initial = isField ? declaration.value : declaration?.init;
    const written = mentions.flatMap(({ node }) => assignmentTo(node)?.right ?? []).filter(isEmpty);
    const starts = declaration ? [initial ?? undefined] : [];
    const values = [...starts, ...written].map(isNull);
    if (!values.includes(true))
        return 'undefined';
    return values.includes(false) ? 'either' : 'null';
}
function isNull(node) {
    const at = node && unwrap(node);
    return at?.type === 'Literal' && at.raw === 'null';
}

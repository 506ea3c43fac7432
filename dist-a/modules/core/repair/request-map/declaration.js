import { unwrap, wrapped } from "../../source/ast.js";
import { fieldDeclaration, variableDeclaration } from "../deferred-to-source/kept.js";
import { isTyped } from "../deferred-to-source/result-type.js";
import { declineFor } from "../attempt.js";
import { decline } from "./reasons.js";
/** `new Map()` becomes `new CompletionMap()`, with the types of the key and of what is promised. @throws {Declined} */
export function editDeclaration(place, mentions, type, source) {
    const field = fieldDeclaration(place);
    const variable = variableDeclaration(place);
    const start = field?.value ?? variable?.init;
    const values = start ? [start] : [];
    for (const { node, isWrite } of mentions) {
        const assignment = wrapped(node).parent;
        if (isWrite && assignment?.type === 'AssignmentExpression')
            values.push(assignment.right);
    }
    const maps = values.map((value) => newMap(value) ?? decline('reachable'));
    if (maps.length === 0)
        return decline('reachable');
    const annotation = field?.typeAnnotation ?? (variable?.id.type === 'Identifier' ? variable.id.typeAnnotation : undefined);
    const types = annotation ? [mapType(annotation.typeAnnotation)] : [];
    const written = [...types, ...maps].map((each) => each.typeArguments?.params[0]).find((each) => each !== undefined);
    const key = written && source.text.slice(...written.range);
    if (isTyped(source) && (key === undefined || type === undefined))
        return declineFor('type-unknown');
    const rest = `CompletionMap${key === undefined || type === undefined ? '' : `<${key}, ${type}>`}`;
    return [
        ...types.map((each) => ({ range: each.range, text: rest })),
        ...maps.map((map) => {
            const isWritten = map.typeArguments !== undefined || types.length === 0;
            const end = map.typeArguments?.range[1] ?? map.callee.range[1];
            return { range: [map.callee.range[0], end], text: isWritten ? rest : 'CompletionMap' };
        }),
    ];
}
function newMap(value) {
    const at = unwrap(value);
    if (at.type !== 'NewExpression' || at.arguments.length > 0)
        return undefined;
    return at.callee.type === 'Identifier' && at.callee.name === 'Map' ? at : undefined;
}
function mapType(type) {
    const isMap = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Map';
    return isMap ? type : declineFor('type-unknown');
}

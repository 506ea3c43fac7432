/** The one declaration of this file that a type names: an alias or an interface. Undefined for one with type arguments, or of elsewhere. */
export function namedType(type, source) {
    if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || type.typeArguments)
        return undefined;
    const [definition, ...others] = source.bindings.variable(type.typeName)?.defs ?? [];
    return others.length === 0 ? definition?.node : undefined;
}
/** What a declaration lists, when it is of an object type. */
export function listedMembers(declaration) {
    if (declaration?.type === 'TSInterfaceDeclaration')
        return declaration.body.body;
    const own = declaration?.type === 'TSTypeAliasDeclaration' ? declaration.typeAnnotation : undefined;
    return own?.type === 'TSTypeLiteral' ? own.members : undefined;
}

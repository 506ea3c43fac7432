// What the annotations of a file tell about signals by themselves, for files that are linted without type information.
/** Types that come from elsewhere and are known to hold a signal, with the property that holds it. */
const outsideHolders = new Map([
    ['RequestInit', 'signal'], // Fetch, 5.4
    ['Abortable', 'signal'], // node:events
    ['AxiosRequestConfig', 'signal'], // axios
]);
/** Type operators that keep the properties of their first argument. */
const transparent = new Set(['Partial', 'Readonly', 'Required', 'NonNullable', 'Pick', 'Omit']);
/** Property names that signals go by. */
export const signalName = /^(?:abort|cancel|cancellation)?signal$|[a-z]Signal$/iu;
/** Whether an annotation says AbortSignal; `any`, a type of another file and no annotation say nothing. */
export function annotatesSignal(type, source, depth = 0) {
    if (type === undefined || depth > 8)
        return 'unknown';
    switch (type.type) {
        case 'TSAnyKeyword':
        case 'TSUnknownKeyword':
        case 'TSTypeQuery':
            return 'unknown';
        case 'TSUnionType':
        case 'TSIntersectionType': {
            const answers = type.types.map((each) => annotatesSignal(each, source, depth + 1));
            return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
        }
        case 'TSTypeReference': {
            const name = lastName(type.typeName);
            // `AbortSignalLike` is what Azure's packages call it.
            if (/^Abort(?:able)?Signal(?:Like)?$/u.test(name))
                return 'yes';
            if (transparent.has(name))
                return annotatesSignal(type.typeArguments?.params[0], source, depth + 1);
            const declared = declarationOf(type.typeName, source);
            if (declared?.type === 'TSTypeAliasDeclaration')
                return annotatesSignal(declared.typeAnnotation, source, depth + 1);
            if (declared?.type !== 'TSInterfaceDeclaration')
                return 'no';
            return declared.extends.some((each) => each.expression.type === 'Identifier' && each.expression.name === 'AbortSignal')
                ? 'yes'
                : 'no';
        }
        case 'TSIndexedAccessType': {
            const index = type.indexType.type === 'TSLiteralType' && type.indexType.literal.type === 'Literal'
                ? type.indexType.literal.value
                : undefined;
            const name = typeof index === 'string' ? index : undefined;
            const found = name === undefined ? undefined : memberType(type.objectType, name, source);
            if (found === undefined && name !== undefined && holds(type.objectType, name))
                return 'yes';
            return annotatesSignal(found, source, depth + 1);
        }
        default:
            return 'no';
    }
}
function holds(type, name) {
    return type.type === 'TSTypeReference' && outsideHolders.get(lastName(type.typeName)) === name;
}
/** The property of an annotated options object that is a signal. */
export function annotatedMember(type, source) {
    if (type === undefined)
        return undefined;
    for (const each of partsOf(type, source)) {
        if (typeof each === 'string')
            return each;
        for (const member of each) {
            const name = memberName(member);
            if (name !== undefined && annotatesSignal(annotationOf(member), source) === 'yes')
                return name;
        }
    }
    return undefined;
}
/** The members of an annotated type that the file shows whole; undefined where some may be elsewhere. */
export function allMembers(type, source, depth = 0) {
    if (type?.type === 'TSTypeLiteral')
        return type.members;
    if (type?.type !== 'TSTypeReference' || type.typeArguments !== undefined || depth > 8)
        return undefined;
    const declared = declarationOf(type.typeName, source);
    if (declared?.type === 'TSTypeAliasDeclaration')
        return allMembers(declared.typeAnnotation, source, depth + 1);
    return declared?.type === 'TSInterfaceDeclaration' && declared.extends.length === 0 ? declared.body.body : undefined;
}
/** The annotation of one property of an annotated type; undefined when the file does not show it. */
export function memberType(type, name, source) {
    if (type === undefined)
        return undefined;
    for (const each of partsOf(type, source)) {
        if (typeof each === 'string')
            continue;
        const member = each.find((one) => memberName(one) === name);
        if (member !== undefined)
            return annotationOf(member);
    }
    return undefined;
}
/** The member lists that make up a type, or the name of the signal property of a type known from elsewhere. */
function* partsOf(type, source, depth = 0) {
    if (depth > 8)
        return;
    if (type.type === 'TSTypeLiteral')
        yield type.members;
    else if (type.type === 'TSUnionType' || type.type === 'TSIntersectionType') {
        for (const each of type.types)
            yield* partsOf(each, source, depth + 1);
    }
    else if (type.type === 'TSTypeReference') {
        const name = lastName(type.typeName);
        const [inner] = type.typeArguments?.params ?? [];
        // `Omit<Options, 'signal'>` is how one says that there is none.
        const without = name === 'Omit' && /signal/iu.test(source.text.slice(...type.range));
        if (transparent.has(name) && inner !== undefined && !without)
            yield* partsOf(inner, source, depth + 1);
        const declared = declarationOf(type.typeName, source);
        if (declared?.type === 'TSTypeAliasDeclaration')
            yield* partsOf(declared.typeAnnotation, source, depth + 1);
        else if (declared?.type === 'TSInterfaceDeclaration')
            yield* interfaceParts(declared, source, depth + 1);
        else if (declared === undefined || declared.type === 'ImportSpecifier') {
            const property = outsideHolders.get(name);
            if (property !== undefined)
                yield property;
        }
    }
}
function* interfaceParts(node, source, depth) {
    yield node.body.body;
    for (const { expression } of node.extends) {
        if (expression.type !== 'Identifier' || depth > 8)
            continue;
        const base = source.bindings.variable(expression)?.defs[0]?.node;
        if (base?.type === 'TSInterfaceDeclaration')
            yield* interfaceParts(base, source, depth + 1);
        else if (base?.type === 'TSTypeAliasDeclaration')
            yield* partsOf(base.typeAnnotation, source, depth + 1);
        else {
            const property = outsideHolders.get(expression.name);
            if (property !== undefined)
                yield property;
        }
    }
}
function memberName(member) {
    if (member.type !== 'TSPropertySignature' || member.computed)
        return undefined;
    return member.key.type === 'Identifier' ? member.key.name : String(member.key.value);
}
function annotationOf(member) {
    return member.type === 'TSPropertySignature' ? member.typeAnnotation?.typeAnnotation : undefined;
}
function declarationOf(name, source) {
    return name.type === 'Identifier' ? source.bindings.variable(name)?.defs[0]?.node : undefined;
}
function lastName(name) {
    return name.type === 'Identifier' ? name.name : name.type === 'TSQualifiedName' ? name.right.name : 'this';
}

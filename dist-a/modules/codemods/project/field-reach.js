/**
 * Tells which fields nothing but their own class reaches, by `this`, in the whole of a project. What cannot be told is
 * reached: a property of that name of a value of any type, a string of that name, and a type with such a member that an
 * instance of the class can pass for.
 */
export class FieldReach {
    #whole;
    constructor(whole) {
        this.#whole = whole;
    }
    /** @param key the name of the field, in its declaration or in `this.name` */
    isWithin(key, program) {
        const { typescript, programs, outside } = this.#whole;
        const checker = program.getTypeChecker();
        const symbol = typescript.isIdentifier(key) ? checker.getSymbolAtLocation(key) : undefined;
        const owner = ownerOf(key, typescript);
        if (symbol?.declarations === undefined || owner === undefined)
            return false;
        const name = symbol.getName();
        const places = new Set(symbol.declarations.map(placeOf));
        if (outside.mention(name, programs()))
            return false;
        return programs().every((each) => {
            const own = each === program ? owner : sameNode(owner, each, typescript);
            // A program without the file does not know the class.
            if (own === undefined || !typescript.isClassLike(own))
                return true;
            const field = { name, places, type: each.getTypeChecker().getTypeAtLocation(own) };
            return each.getSourceFiles().every((file) => !this.#isReachedIn(file, field, own, each.getTypeChecker()));
        });
    }
    #isReachedIn(file, field, owner, checker) {
        if (!file.text.includes(field.name))
            return false;
        const { typescript } = this.#whole;
        const isReached = (node) => {
            if (typescript.isIdentifier(node) && node.text === field.name)
                return this.#reaches(node, field, owner, checker);
            if (typescript.isStringLiteralLike(node) && node.text === field.name)
                return !file.isDeclarationFile;
            return typescript.forEachChild(node, isReached) ?? false;
        };
        return isReached(file);
    }
    #reaches(node, field, owner, checker) {
        const { typescript } = this.#whole;
        const { parent } = node;
        if (field.places.has(placeOf(parent)) || field.places.has(placeOf(node)))
            return false;
        if (typescript.isPropertyAccessExpression(parent) && parent.name === node) {
            if (parent.expression.kind === typescript.SyntaxKind.ThisKeyword && ownerOf(node, typescript) === owner)
                return false;
            return isField(checker.getSymbolAtLocation(node), field, checker);
        }
        if (typescript.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node) {
            const taken = checker.getTypeAtLocation(parent.parent);
            return isField(taken.getProperty(field.name), field, checker);
        }
        const holder = memberHolder(parent, node, typescript);
        if (holder === undefined)
            return false;
        const type = checker.getTypeAtLocation(holder);
        const wanted = typescript.isObjectLiteralExpression(holder) ? checker.getContextualType(holder) : undefined;
        return [type, ...(wanted ? [wanted] : [])].some((each) => canPass(each, field.type, checker));
    }
}
/** The class around a node. */
function ownerOf(node, typescript) {
    for (let at = node.parent; at; at = at.parent)
        if (typescript.isClassLike(at))
            return at;
    return undefined;
}
/** The class, interface, type or object that declares a member by the name. */
function memberHolder(parent, name, typescript) {
    const isMember = typescript.isClassElement(parent) ||
        typescript.isTypeElement(parent) ||
        typescript.isObjectLiteralElement(parent) ||
        typescript.isParameter(parent);
    if (!isMember || parent.name !== name)
        return undefined;
    if (!typescript.isParameter(parent))
        return parent.parent;
    return typescript.isParameterPropertyDeclaration(parent, parent.parent) ? parent.parent.parent : undefined;
}
function placeOf(node) {
    return `${node.getSourceFile().fileName}:${String(node.pos)}`;
}
function sameNode(node, program, typescript) {
    const file = program.getSourceFile(node.getSourceFile().fileName);
    let found;
    const find = (at) => {
        if (at.pos === node.pos && at.end === node.end && at.kind === node.kind)
            found = at;
        else if (at.pos <= node.pos && node.end <= at.end)
            typescript.forEachChild(at, find);
    };
    if (file)
        find(file);
    return found;
}
/** Whether a property is the field, or may be for all that is known. */
function isField(symbol, { places }, checker) {
    if (symbol === undefined)
        return true;
    return [symbol, ...checker.getRootSymbols(symbol)].some(({ declarations }) => declarations?.some((each) => places.has(placeOf(each))) === true);
}
function canPass(a, b, checker) {
    // Before TypeScript 5.4 nobody can ask.
    const { isTypeAssignableTo } = checker;
    return isTypeAssignableTo === undefined || checker.isTypeAssignableTo(a, b) || checker.isTypeAssignableTo(b, a);
}

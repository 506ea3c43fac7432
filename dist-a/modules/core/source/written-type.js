/** What can be written anywhere, as it names no declaration. */
const keywords = new Set('any unknown void undefined null string number bigint boolean symbol object never true false'.split(' '));
// A type that takes more than this to write is one that nobody wants to read.
const mostDepth = 4;
/**
 * A type as code at a place can write it: by names that mean there what they mean in the type. Undefined for what has no
 * name, or one that the file does not know.
 */
export function writtenType(type, at, checker) {
    return new Writer(at, checker).write(type, 0);
}
class Writer {
    #at;
    #checker;
    #scope;
    constructor(at, checker) {
        this.#at = at;
        this.#checker = checker;
    }
    write(type, depth) {
        if (depth > mostDepth)
            return undefined;
        const { aliasSymbol, aliasTypeArguments = [] } = type;
        if (aliasSymbol !== undefined) {
            const named = this.#named(aliasSymbol, aliasTypeArguments, depth);
            if (named !== undefined)
                return named;
        }
        // An enum's member is a literal that is written by its name.
        const symbol = type.symbol;
        if (symbol === undefined) {
            const printed = this.#checker.typeToString(type);
            if (keywords.has(printed) || type.isLiteral())
                return printed;
        }
        if (type.isUnion())
            return this.#union(type, depth) ?? this.#nameOfUnion(type);
        if (type.isTypeParameter())
            return symbol && this.#named(symbol, [], depth);
        return symbol && this.#reference(type, symbol, depth);
    }
    #reference(type, symbol, depth) {
        const { target = type } = type;
        if (!target.isClassOrInterface())
            return undefined;
        // The last argument of a reference may be the type of `this`, which nobody writes.
        const given = this.#checker.getTypeArguments(type).slice(0, target.typeParameters?.length ?? 0);
        return this.#named(symbol, given, depth);
    }
    #named(symbol, given, depth) {
        if (!this.#isInScope(symbol))
            return undefined;
        const written = this.#all(given, depth);
        if (written === undefined)
            return undefined;
        const [first = ''] = written;
        if (symbol.name === 'Array')
            return /^[\w$]+$/u.test(first) ? `${first}[]` : `Array<${first}>`;
        return written.length === 0 ? symbol.name : `${symbol.name}<${written.join(', ')}>`;
    }
    /** As people write it: `boolean` in one word, and what stands for nothing at the end. */
    #union({ types }, depth) {
        const written = this.#all(types, depth);
        if (written === undefined)
            return undefined;
        const isWhole = written.includes('true') && written.includes('false');
        const members = written.filter((each) => !isWhole || each !== 'false');
        const named = members.map((each) => (isWhole && each === 'true' ? 'boolean' : each));
        const isNothing = (each) => each === 'null' || each === 'undefined';
        return [...named.filter((each) => !isNothing(each)), ...named.filter(isNothing)].join(' | ');
    }
    /** The alias that the file knows of the same members: inference forgets through which a type came. */
    #nameOfUnion({ types }) {
        const members = new Set(types);
        return this.#symbols().find((symbol) => {
            const declared = this.#checker.getDeclaredTypeOfSymbol(symbol);
            if (!declared.isUnion() || declared.types.length !== members.size)
                return false;
            return declared.aliasTypeArguments === undefined && declared.types.every((each) => members.has(each));
        })?.name;
    }
    #all(types, depth) {
        const written = types.flatMap((each) => this.write(each, depth + 1) ?? []);
        return written.length === types.length ? written : undefined;
    }
    /** What has a name there. A value hides a type of its name. */
    #symbols() {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- all kinds; which number is which is no contract
        return (this.#scope ??= this.#checker.getSymbolsInScope(this.#at, -1));
    }
    /** Whether the name stands for the type there, be it by an import. */
    #isInScope(symbol) {
        const found = this.#symbols().find(({ name }) => name === symbol.name);
        if (found === undefined)
            return false;
        return this.#checker.getDeclaredTypeOfSymbol(found) === this.#checker.getDeclaredTypeOfSymbol(symbol);
    }
}

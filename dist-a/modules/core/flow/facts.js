export const noFacts = new Map();
/** More facts than this on one path are not kept: the oldest go, which only costs precision. */
const maxFacts = 24;
/** So many terms a value is known to differ from; an `else if` chain rules out thousands. */
const maxDiffers = 8;
export const undefinedTerm = { base: 'undefined', offset: 0 };
export function literalTerm(value) {
    return typeof value === 'number'
        ? { base: '', offset: value }
        : { base: typeof value === 'string' ? `"${value}"` : String(value), offset: 0 };
}
export function symbolTerm(key, offset = 0) {
    return { base: `@${key}`, offset };
}
function isSymbol(term) {
    return term.base.startsWith('@');
}
/** Whether two terms are the same value: undefined when that cannot be known. */
export function sameTerm(a, b) {
    if (a.base === b.base)
        return a.offset === b.offset;
    if (!isSymbol(a) && !isSymbol(b))
        return false;
    return areConstants(a.base, b.base) ? false : undefined;
}
/** `Flag.RESET` and `Flag.FIN_ACK`: two constants of one list are two values. */
function areConstants(a, b) {
    const at = a.lastIndexOf('.');
    if (at < 0 || b.lastIndexOf('.') !== at || a.slice(0, at) !== b.slice(0, at))
        return false;
    const owner = a.slice(a.lastIndexOf('.', at - 1) + 1, at);
    return /(?:^|:)[A-Z]\w*$|^@‹\d+›$/u.test(owner) && upper.test(a.slice(at + 1)) && upper.test(b.slice(at + 1));
}
const upper = /^[A-Z][A-Z\d_]*$/u;
function truthiness(term) {
    if (isSymbol(term))
        return undefined;
    if (term.base === '')
        return term.offset !== 0 && !Number.isNaN(term.offset);
    return !['undefined', 'null', 'false', '""', '0'].includes(term.base);
}
function nullishness(term) {
    return isSymbol(term) ? undefined : term.base === 'undefined' || term.base === 'null';
}
function contradicts(known, wanted) {
    return known !== undefined && wanted !== undefined && known !== wanted;
}
/** What is below a bound (`below`, exclusive), or at or above it. */
export function halfLine(bound, side) {
    const isLow = side === 'from' || side === 'above';
    return {
        low: isLow ? bound : -Infinity,
        isLowOpen: side === 'above',
        high: isLow ? Infinity : bound,
        isHighOpen: side === 'below',
    };
}
function intersection(a, b) {
    const low = Math.max(a.low, b.low);
    const high = Math.min(a.high, b.high);
    const isLowOpen = (a.low === low && a.isLowOpen) || (b.low === low && b.isLowOpen);
    const isHighOpen = (a.high === high && a.isHighOpen) || (b.high === high && b.isHighOpen);
    if (low > high || (low === high && (isLowOpen || isHighOpen)))
        return undefined;
    return { low, isLowOpen, high, isHighOpen };
}
function hull(a, b) {
    const low = Math.min(a.low, b.low);
    const high = Math.max(a.high, b.high);
    return {
        low,
        isLowOpen: (a.low > low || a.isLowOpen) && (b.low > low || b.isLowOpen),
        high,
        isHighOpen: (a.high < high || a.isHighOpen) && (b.high < high || b.isHighOpen),
    };
}
function pointRange({ base, offset }) {
    return base === '' && !Number.isNaN(offset)
        ? { low: offset, isLowOpen: false, high: offset, isHighOpen: false }
        : undefined;
}
function rangeOf({ equals, range }) {
    return range ?? (equals && pointRange(equals));
}
function constrain(value, constraint) {
    switch (constraint.kind) {
        case 'within': {
            const known = rangeOf(value);
            const range = known ? intersection(known, constraint.range) : constraint.range;
            return range && { ...value, range };
        }
        case 'equals': {
            const { term } = constraint;
            if (value.equals !== undefined && sameTerm(value.equals, term) === false)
                return undefined;
            if (value.differs?.some((other) => sameTerm(other, term) === true) === true)
                return undefined;
            if (contradicts(value.truthy, truthiness(term)) || contradicts(value.nullish, nullishness(term)))
                return undefined;
            const point = pointRange(term);
            if (value.range && point && intersection(value.range, point) === undefined)
                return undefined;
            // Of two terms that may be equal the literal says more than the symbol.
            return value.equals !== undefined && isSymbol(term) ? value : { ...value, equals: term };
        }
        case 'differs':
            if (value.equals !== undefined && sameTerm(value.equals, constraint.term) === true)
                return undefined;
            return { ...value, differs: [...(value.differs ?? []), constraint.term].slice(-maxDiffers) };
        case 'truthy':
            if (contradicts(value.truthy ?? (value.nullish === true ? false : undefined), constraint.is))
                return undefined;
            if (value.equals !== undefined && contradicts(truthiness(value.equals), constraint.is))
                return undefined;
            return { ...value, truthy: constraint.is, ...(constraint.is ? { nullish: false } : {}) };
        case 'nullish':
            if (contradicts(value.nullish, constraint.is) || (constraint.is && value.truthy === true))
                return undefined;
            if (value.equals !== undefined && contradicts(nullishness(value.equals), constraint.is))
                return undefined;
            return { ...value, nullish: constraint.is, ...(constraint.is ? { truthy: false } : {}) };
    }
}
/** The facts with one more; undefined when they contradict it, so that the path cannot be taken. */
export function learn(facts, key, constraint) {
    const value = constrain(facts.get(key) ?? {}, constraint);
    if (value === undefined)
        return undefined;
    return put(facts, key, value);
}
function put(facts, key, value) {
    const next = new Map(facts);
    next.delete(key);
    next.set(key, value);
    for (const oldest of next.keys()) {
        if (next.size <= maxFacts)
            break;
        next.delete(oldest);
    }
    return next;
}
/** The facts after the place was given a new value, known (`term`) or not. */
export function assign(facts, key, term) {
    const next = forget(facts, key);
    // A term that speaks of the old value of the same place (`n = n + 1`) says nothing of the new one.
    return term === undefined || term.base.includes(key) ? next : put(next, key, { equals: term });
}
/** The facts with what was known under one key under another; nothing is known under either when there was nothing. */
export function rename(facts, from, to) {
    const value = facts.get(from);
    if (value === undefined && !facts.has(to))
        return facts;
    const next = new Map(facts);
    next.delete(from);
    next.delete(to);
    if (value !== undefined)
        next.set(to, value);
    return next;
}
/** The facts without those that mention the key, as their own or inside another. */
export function forget(facts, key) {
    let next;
    for (const [known, value] of facts) {
        if (!known.includes(key) && value.equals?.base.includes(key) !== true)
            continue;
        next ??= new Map(facts);
        next.delete(known);
    }
    return next ?? facts;
}
function joinValues(a, b) {
    if (a === b)
        return a;
    const equals = a.equals && b.equals && sameTerm(a.equals, b.equals) === true ? a.equals : undefined;
    const truthyOf = (value) => value.truthy ?? (value.equals && truthiness(value.equals));
    const nullishOf = (value) => value.nullish ?? (value.equals && nullishness(value.equals));
    const truthy = truthyOf(a) === truthyOf(b) ? truthyOf(a) : undefined;
    const nullish = nullishOf(a) === nullishOf(b) ? nullishOf(a) : undefined;
    const excludes = (value, term) => value.differs?.some((other) => sameTerm(other, term) === true) === true ||
        (value.equals !== undefined && sameTerm(value.equals, term) === false);
    const differs = [...(a.differs ?? []), ...(b.differs ?? [])]
        .filter((term) => excludes(a, term) && excludes(b, term))
        .slice(-maxDiffers);
    const [rangeA, rangeB] = [rangeOf(a), rangeOf(b)];
    const range = rangeA && rangeB && equals === undefined ? hull(rangeA, rangeB) : undefined;
    if (equals === undefined && truthy === undefined && nullish === undefined && !range && differs.length === 0)
        return undefined;
    return {
        ...(equals === undefined ? {} : { equals }),
        ...(truthy === undefined ? {} : { truthy }),
        ...(nullish === undefined ? {} : { nullish }),
        ...(range === undefined ? {} : { range }),
        ...(differs.length === 0 ? {} : { differs }),
    };
}
/** What holds on both of two paths. */
export function joinFacts(a, b) {
    if (a === b || a.size === 0)
        return a;
    if (b.size === 0)
        return b;
    const joined = new Map();
    for (const [key, value] of a) {
        const other = b.get(key);
        const both = other && joinValues(value, other);
        if (both !== undefined)
            joined.set(key, both);
    }
    return joined;
}

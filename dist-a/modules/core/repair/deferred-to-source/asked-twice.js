import { isInside, operands, unwrap, wrapped } from "../../source/ast.js";
/** Conditions that ask for both resolvers: `this.resolve && this.reject` is to ask once for the source that both are now. */
export class AskedTwice {
    #other;
    #primary;
    #source;
    /** `other`: a place that goes, `primary`: the one that comes to keep the source. */
    constructor(other, primary, source) {
        this.#other = other;
        this.#primary = primary;
        this.#source = source;
    }
    /** What takes the part of the condition away that asks for the other place, where a part asks the same for the primary one. */
    removal(mention) {
        const part = this.#partAround(mention);
        const parent = part?.parent;
        if (part === undefined || parent?.type !== 'LogicalExpression' || parent.operator === '??')
            return undefined;
        let top = parent;
        while (top.parent.type === 'LogicalExpression' && top.parent.operator === parent.operator)
            top = top.parent;
        const asked = this.#formOf(part, this.#other);
        const isSame = (each) => each !== unwrap(part) && this.#formOf(each, this.#primary) === asked;
        if (asked === undefined || !operands(top, parent.operator).some(isSame))
            return undefined;
        const { left, right } = parent;
        const range = right === part ? [left.range[1], right.range[1]] : [left.range[0], right.range[0]];
        const rest = this.#source.text.slice(...range).replace(this.#source.text.slice(...part.range), '');
        // Neither parentheses nor comments stand between.
        return /^\s*(?:&&|\|\|)\s*$/u.test(rest) ? { range, text: '' } : undefined;
    }
    /** The part of a condition that asks for what is mentioned, and nothing else. */
    #partAround(mention) {
        let at = wrapped(mention);
        if (at.parent?.type === 'UnaryExpression' && at.parent.operator === '!')
            at = at.parent;
        else if (at.parent?.type === 'BinaryExpression' && at.parent.left === at)
            at = at.parent;
        return at.parent?.type === 'LogicalExpression' ? at : undefined;
    }
    /** The text of a part without what it asks for. */
    #formOf(part, { mentions }) {
        const mention = mentions.find(({ node }) => isInside(node, part));
        if (mention === undefined || !/^(?:Identifier|Member|Unary|Binary)/u.test(unwrap(part).type))
            return undefined;
        const { text } = this.#source;
        return `${text.slice(part.range[0], mention.token[0])}\0${text.slice(mention.token[1], part.range[1])}`;
    }
}

import { isInside, operands, unwrap, wrapped, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Edit } from '../edit.ts';
import type { Kept } from './kept.ts';

/** Conditions that ask for both resolvers: `this.resolve && this.reject` is to ask once for the source that both are now. */
export class AskedTwice {
  readonly #other: Kept;
  readonly #primary: Kept;
  readonly #source: Source;

  /** `other`: a place that goes, `primary`: the one that comes to keep the source. */
  constructor(other: Kept, primary: Kept, source: Source) {
    this.#other = other;
    this.#primary = primary;
    this.#source = source;
  }

  /** What takes the part of the condition away that asks for the other place, where a part asks the same for the primary one. */
  removal(mention: Node): Edit | undefined {
    const part = this.#partAround(mention);
    const parent = part?.parent;
    if (part === undefined || parent?.type !== 'LogicalExpression' || parent.operator === '??') return undefined;
    let top = parent;
    while (top.parent.type === 'LogicalExpression' && top.parent.operator === parent.operator) top = top.parent;
    const asked = this.#formOf(part, this.#other);
    const isSame = (each: Node): boolean => each !== unwrap(part) && this.#formOf(each, this.#primary) === asked;
    if (asked === undefined || !operands(top, parent.operator).some(isSame)) return undefined;
    const { left, right } = parent;
    const range: Edit['range'] = right === part ? [left.range[1], right.range[1]] : [left.range[0], right.range[0]];
    const rest = this.#source.text.slice(...range).replace(this.#source.text.slice(...part.range), '');
    // Neither parentheses nor comments stand between.
    return /^\s*(?:&&|\|\|)\s*$/u.test(rest) ? { range, text: '' } : undefined;
  }

  /** The part of a condition that asks for what is mentioned, and nothing else. */
  #partAround(mention: Node): Node | undefined {
    let at = wrapped(mention);
    if (at.parent?.type === 'UnaryExpression' && at.parent.operator === '!') at = at.parent;
    else if (at.parent?.type === 'BinaryExpression' && at.parent.left === at) at = at.parent;
    return at.parent?.type === 'LogicalExpression' ? at : undefined;
  }

  /** The text of a part without what it asks for. */
  #formOf(part: Node, { mentions }: Kept): string | undefined {
    const mention = mentions.find(({ node }) => isInside(node, part));
    if (mention === undefined || !/^(?:Identifier|Member|Unary|Binary)/u.test(unwrap(part).type)) return undefined;
    const { text } = this.#source;
    return `${text.slice(part.range[0], mention.token[0])}\0${text.slice(mention.token[1], part.range[1])}`;
  }
}

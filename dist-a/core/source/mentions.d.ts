import type { TSESTree } from '@typescript-eslint/types';
import type { Identifier, MemberExpression, Node } from './ast.js';
import type { WantedNames } from './called-names.js';
/**
 * Where a file names what: found in the text, which is fast, and only then in the tree. A name that is written with
 * escapes goes unnoticed.
 */
export declare class Mentions {
    private '#private';
    constructor(text: string, ast: Node);
    /** The nodes at the matches of a global pattern, in the order of the text. */
    matching(pattern: RegExp): Generator<Node>;
    /** What stands where the text has the name: identifiers, private ones, literals and whatever else holds the text. */
    named(name: string): readonly Node[];
    /** The same for a name that is asked for but once, inside one node. */
    inside(name: string, { range: [start, end] }: Node): readonly Node[];
    /** The same inside a node alone. */
    namedWithin(name: string, { range }: Pick<Node, 'range'>): Generator<Node>;
    /** What stands in front of the parentheses of calls of such names, and of calls of what has no name. */
    called(names: WantedNames): Node[];
    identifiers(name: string): readonly Identifier[];
    /** The member expressions with that property; of a private one with its `#`. */
    members(name: string): readonly MemberExpression[];
    /** The same without those of `this`: `other.name`. */
    membersOfOthers(name: string): readonly MemberExpression[];
    /** The properties of that name in patterns, which take it out of an object. */
    patterns(name: string): readonly TSESTree.Property[];
}

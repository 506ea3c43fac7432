import type { TSESTree } from '@typescript-eslint/types';
import type { ClassNode, FieldNode, FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Variable } from '../../source/scopes.js';
/** What other files can get at: exports of either module system, and what hangs on them by name. */
export declare class Exported {
    private '#private';
    constructor(source: Source);
    hasVariable(variable: Variable): boolean;
    /** Whether a place that is written to is one of CommonJS's exports: `exports.a`, `module.exports`, `module.exports.a`. */
    isTarget(node: Node): boolean;
    isPublicClass(node: ClassNode): boolean;
    /** Whether other files can call the function, by its own name or as a member of what is exported. */
    isPublicFunction(fn: FunctionNode, depth?: number): boolean;
    /** Whether an expression is what an export stands for, or part of an object that is. */
    isPublicValue(node: Node, depth?: number): boolean;
}
/** Names with an underscore are private by custom. */
export declare function isHidden(name: string | undefined): boolean;
/** Names of members that a class keeps to itself: with an underscore in front or, in older code, at the end. */
export declare function isPrivateName(name: string): boolean;
/** Whether a class keeps a member to itself: `#name`, TypeScript's `private`, or a name that says so. */
export declare function isPrivateMember(member: Node): boolean;
/** Whether a declaration of a function, class or variable is exported right where it stands. */
export declare function isExportedDeclaration(node: Node): boolean;
/** What declares a field of a class: a property, or a parameter of its constructor with a modifier. */
export type FieldDefinition = FieldNode | TSESTree.TSParameterProperty;
/** The declaration of a class's field of that name, with its type where one is written. */
export declare function fieldDefinition({ body: { body } }: ClassNode, name: string): {
    readonly node: FieldDefinition;
    readonly type: Node | undefined;
} | undefined;
/** What says of a class's field that is a collection what it holds: its type, or what its `new Map<…>()` is made for. */
export declare function elementsOf(owner: ClassNode, name: string): Node | undefined;
/** Whether a class lets others at the member: neither its modifiers nor its name nor its comment says otherwise. */
export declare function isPublicMember(member: TSESTree.MethodDefinition | FieldDefinition, source: Source): boolean;
/** A JSDoc comment at the first assignment keeps a field to the class and its heirs. */
export declare function isForHeirs(owner: ClassNode, name: string, source: Source): boolean;

import type { Identifier, Node } from './ast.js';
export interface Definition {
    readonly type: string;
    readonly node: Node;
    readonly name: Node;
    readonly parent?: Node | null | undefined;
}
export interface Reference {
    readonly identifier: Node;
    readonly from: Scope;
    readonly resolved: Variable | null;
    readonly writeExpr?: Node | null | undefined;
    readonly init?: boolean | undefined;
    isRead(): boolean;
    isWrite(): boolean;
}
export interface Variable {
    readonly name: string;
    readonly scope: Scope;
    readonly defs: readonly Definition[];
    readonly references: readonly Reference[];
    readonly identifiers: readonly Node[];
}
export interface Scope {
    readonly type: string;
    readonly block: Node;
    readonly upper: Scope | null;
    readonly childScopes: readonly Scope[];
    readonly variables: readonly Variable[];
    readonly references: readonly Reference[];
    readonly set: ReadonlyMap<string, Variable>;
    readonly variableScope: Scope;
}
export interface ScopeManager {
    readonly scopes: readonly Scope[];
    readonly globalScope: Scope | null;
    acquire(node: Node, inner?: boolean): Scope | null;
    getDeclaredVariables(node: Node): readonly Variable[];
}
/** Answers "which variable is this identifier". Who asks little pays little: a file may hold a hundred thousand. */
export declare class Bindings {
    private '#private';
    /** @param analyze asked once, and only by who asks for a binding: many files are done without. */
    constructor(analyze: () => ScopeManager);
    reference(node: Node): Reference | undefined;
    /** The variable that an identifier refers to; undefined for globals that no code declares. */
    variable(node: Node): Variable | undefined;
    /** The variables that a node declares: parameters of a function, names of a declarator, the class, the import. */
    declared(node: Node): readonly Variable[];
    /** Calls `visit` for all variables of the file but its globals. By hand: there are many. */
    eachVariable(visit: (variable: Variable) => void): void;
    /** The parameters of all functions of the file. */
    parameters(): Variable[];
    /** The variable that a declaring identifier (a parameter, a declarator's id) introduces. */
    declaredBy(identifier: Identifier): Variable | undefined;
    /** Whether the identifier means the global of that name: nothing in the file declares it. */
    isGlobal(node: Node): boolean;
    /** The variable that a name would mean at a node; undefined where it would be a global that no code declares. */
    visible(name: string, node: Node): Variable | undefined;
    /** The innermost scope that holds the node. */
    scopeAt(node: Node): Scope | undefined;
}
/** Never written after its declaration: a `const`, a parameter or a function that no code reassigns. */
export declare function isConstant(variable: Variable): boolean;
/** `let ready = false;` that no code writes: it is there to change, by code that the file does not show. */
export declare function isLeftToOthers(variable: Variable): boolean;
/** The expression a variable was declared with, when it is a plain `const x = …` or `let x = …`. */
export declare function initializer(variable: Variable): Node | undefined;
/** What a variable has its value from: the expression it was declared with, or the property of a pattern that takes it out of an object. */
export declare function takenFrom(variable: Variable): Node | undefined;

import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Variable } from '../source/scopes.js';
/**
 * The function of the file that an expression stands for: a name that is never rebound, or a method of a class, an object
 * literal or a prototype, called on `this` or by the name of its owner.
 */
export declare function localFunction(node: Node, source: Source): FunctionNode | undefined;
/** What `fn.bind(this)` runs: `fn`; any other expression is itself. */
export declare function unbound(node: Node): Node;
/** The constructor of a class of the file that a `new` expression runs. */
export declare function localConstructor(node: TSESTree.NewExpression, source: Source): FunctionNode | undefined;
export declare function calledFunction(call: CallExpression, source: Source): FunctionNode | undefined;
/** The function of the file that a call runs, also one that is called where it is written. */
export declare function functionRun(call: CallExpression, source: Source): FunctionNode | undefined;
/** The getter of the file that a read of a member of `this` runs. */
export declare function getterRead(node: Node, source: Source): FunctionNode | undefined;
/** The variable through which a function of the file is called. */
export declare function variableOfFunction(fn: FunctionNode, source: Source): Variable | undefined;
/** The direct calls of a function of the file. */
export declare function callsOf(fn: FunctionNode, source: Source): Generator<CallExpression>;
/** The calls that give what a function of the file returns: those of its own, and one that is given the function for that. */
export declare function resultsOf(fn: FunctionNode, source: Source): Generator<CallExpression>;
/** The functions of the file that code calls, or gives to what it calls. */
export declare function functionsUsedIn(code: Node, source: Source): ReadonlySet<FunctionNode>;

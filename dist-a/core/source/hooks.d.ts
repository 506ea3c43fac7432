import type { CallExpression, FunctionNode, Node } from './ast.js';
/** The function that a value is, itself or behind such a hook. */
export declare function functionIn(value: Node): FunctionNode | undefined;
/** The expression whose value the function is: itself, or the call of such a hook. */
export declare function valueOfFunction(fn: FunctionNode): Node;
/** The member under which what a hook of React or Vue makes holds its first argument: `useRef(value).current`. */
export declare function memberOfBox(call: CallExpression): string | undefined;

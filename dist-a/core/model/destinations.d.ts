import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, Node } from '../source/ast.js';
import type { Variable } from '../source/scopes.js';
import type { Shape } from './completion.js';
/** Whether the call registers a listener, wherever that is kept then. */
export declare function registers(call: CallExpression | TSESTree.NewExpression): boolean;
/** An object, array, map or set that is made on the spot. */
export declare function isFresh(node: Node): boolean;
/** Whether the variable is a rest parameter that code gives on whole: `fn(...args)`, `fn.apply(this, args)`. */
export declare function isAppliedRest(variable: Variable | undefined, code: Node): boolean;
/** Whether the member is given a value, or taken away, and not read. */
export declare function isWritten(member: Node): boolean;
/** `img.onload`, `socket.onOpen`: a property that registers a handler; a camel-case one of `this` is a field like others. */
export declare function isHandlerProperty(member: TSESTree.MemberExpression): boolean;
/** The same of a name that an object is given by `Object.assign(img, { onload })`. */
export declare function isHandlerOf(object: Node, name: string): boolean;
/** `[a, b] = [resolve, reject]` takes apart what it puts together; any other array is a collection. */
export declare function shapeInArray(shape: Shape, node: Node, array: TSESTree.ArrayExpression): Shape;
/** `{ resolve }` is a record; `{ [id]: resolve }` is a collection, as `waiters[id] = resolve` makes one. */
export declare function shapeInObject(shape: Shape, property: TSESTree.Property): Shape;
/** Whether a call gives what it is given: `Object.freeze(record)` is the record. */
export declare function isGivenBack(argument: Node, { callee, arguments: [first] }: CallExpression): boolean;

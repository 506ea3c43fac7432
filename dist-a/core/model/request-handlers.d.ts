import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, FunctionNode } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** Whether a function that is given to the call runs for each request: `app.get('/users/:id', handler)`, `createServer(handler)`. */
export declare function takesRequestHandler(call: CallExpression | TSESTree.NewExpression, source: Source): boolean;
/**
 * Whether a function that is given to the call answers each request by its parameters: `app.post('/setup', (request, response) => …)`.
 * A client's `$.get('/setup', (data) => …)` looks like a route but for them.
 */
export declare function answersRequests(call: CallExpression, fn: FunctionNode | undefined, source: Source): boolean;

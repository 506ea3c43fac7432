import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion } from './completion.js';
/** Whether a node is in the callback of a test, or in a file of tests: what happens there, and when, the test decides. */
export declare function isInTest(node: Node, source: Source): boolean;
/** Whether a function is the callback of a test or hook: `it(…, () => …)`, `before(() => …)`, not that of a `describe`. */
export declare function isHookOrTest(fn: Node): boolean;
/** Whether a node is in what makes things ready for each test: a hook, given to a call or by its name. */
export declare function isInHook(node: Node): boolean;
/** Whether what a file exports is for the project's own tests, examples and scripts, whose callers end with them. */
export declare function isForItself(source: Source): boolean;
/** The same as far as the path tells, which is the cheaper question. */
export declare function isPlacedForItself({ path }: Source): boolean;
/** Whether a file is one of tests, so that every node of it {@link isInTest}. */
export declare function isTestFile({ path, text, ast }: Source): boolean;
/** `return new $.Deferred()` in a file for tests: nobody settles it, which is what the test is about. */
export declare function isUnsettledFixture({ kind, node }: Completion, source: Source): boolean;

import type { Node } from '../source/ast.js';
/** The innermost node that holds both. */
export declare function commonAncestor(a: Node, b: Node): Node;
/**
 * Whether `other` runs whenever `site` does, before or after it, both being in one function. `allows` tells which tests
 * on the way to `other` may be taken as met.
 */
export declare function runsBeside(other: Node, site: Node, allows: (test: Node) => boolean): boolean;
/** Whether a run that comes to one of the two never comes to the other. */
export declare function excludes(a: Node, b: Node): boolean;
/** The test that is met because of what a function gives back after the site: `if (check()) clearTimeout(timer)`. */
export declare function testMetBy(site: Node, call: Node): Node | undefined;
/**
 * `const check = () => { if (found) { resolve(); return true; } … }; if (check()) return;`: whether a call asks what the
 * function gives back after the site, and leaves for it, so that the later place is not come to.
 */
export declare function leavesForResult(site: Node, call: Node, later: Node): boolean;

import type { Node } from '../../source/ast.js';
/** When what registers a callback calls it; `brief` for what is soon over, `other` for what nobody can tell. */
export type WaitSource = 'event' | 'timer' | 'poll' | 'queue' | 'brief' | 'other';
export declare function registration(to: Node): WaitSource;
export declare function isShort(delay: Node | undefined): boolean;

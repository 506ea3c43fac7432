import type { Source } from '../source/source.js';
import type { Completion } from './completion.js';
/** `using source = …` and `source[Symbol.dispose]()`: what is pending by then is canceled. */
export declare function isDisposed({ kind, node }: Completion, { bindings }: Source): boolean;

import type { Source } from '../source/source.js';
import type { Handle } from './completion.js';
type Escape = Handle & {
    readonly use: {
        readonly kind: 'escape';
    };
};
/** Whether an escape is that of a handler. */
export declare function isHandlerEscape(escape: Escape, source: Source): boolean;
export {};

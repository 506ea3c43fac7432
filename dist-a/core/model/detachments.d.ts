import type { FunctionNode } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion } from './completion.js';
import type { Registration } from './registrations.js';
import type { Run, Step } from './settlement-runs.js';
/** What takes a registration back. */
export declare class Detachments {
    private '#private';
    constructor(source: Source);
    /** Whether the registration is taken back on the way of a run, by code that does not exclude the settlement. */
    isDetachedBy({ steps }: Pick<Run, 'steps'>, registration: Registration): boolean;
    /** Whether a run takes the registration back, rather than leave its event to come: `dialog.close()` ends in a `close`. */
    isForestalledBy({ steps }: Pick<Run, 'steps'>, registration: Registration): boolean;
    /** Whether the registration is taken back once the promise is settled: in a reaction, or after an `await` of it. */
    isDetachedAfter(completion: Completion, steps: readonly Step[], registration: Registration): boolean;
    /** Whether a function takes the registration back somewhere. */
    isTakenBackIn(fn: FunctionNode, registration: Registration): boolean;
}

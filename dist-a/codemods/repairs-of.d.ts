import type { Check } from '../core/checks/finding.js';
import type { Codemod } from './create-codemod.js';
interface RepairsSpec extends Pick<Codemod, 'name' | 'summary' | 'onlySuggested'> {
    readonly rule: string;
    /** The message ids of the repairs that are meant; all of them when absent. */
    readonly only?: readonly string[];
}
/** The codemod that applies the repairs of a check. */
export declare function repairsOf<Options>(check: Check<Options, string>, options: Options, { only, ...named }: RepairsSpec): Codemod;
export {};

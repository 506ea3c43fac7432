import type { Check } from '../core/checks/finding.js';
import type { RuleDocs, RuleModule } from './rule-module.js';
/** The JSON schema of one option. */
export interface OptionSchema {
    readonly description: string;
    readonly [keyword: string]: unknown;
}
export interface RuleSpec<Options extends object, MessageId extends string, SuggestionId extends string> {
    readonly name: string;
    readonly docs: RuleDocs;
    /** `problem` unless said otherwise: the rules report hazards. */
    readonly type?: 'problem' | 'suggestion';
    /** The properties of the one options object. */
    readonly schema: {
        readonly [Name in keyof NoInfer<Options>]-?: OptionSchema;
    };
    readonly defaultOptions: NoInfer<Options>;
    /** What findings say. */
    readonly messages: Readonly<Record<MessageId, string>>;
    /** What repairs say: a title for each `messageId` of a repair. */
    readonly suggestions?: Readonly<Record<SuggestionId, string>>;
    /** The check's `safe` repairs are applied by `--fix`; without it they are suggestions too. */
    readonly fixable?: boolean;
    readonly check: Check<Options, NoInfer<MessageId | SuggestionId>>;
}
/** Makes a rule out of a check: options, relevance and reporting are the same for all rules. */
export declare function createRule<Options extends object, MessageId extends string, SuggestionId extends string = never>(spec: RuleSpec<Options, MessageId, SuggestionId>): RuleModule;

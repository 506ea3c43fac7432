import type { Rule } from 'eslint';
import type { Check } from '../core/checks/finding.ts';
import { reportFindings } from './report-findings.ts';
import type { RuleDocs, RuleModule } from './rule-module.ts';
import { settingsOf, sourceOf } from './source-of.ts';
import type { Relevance } from '../core/source/texts-with.ts';

// The types are ESLint's own, and not those of @typescript-eslint/utils: that package brings a `typescript` peer,
// which breaks installs beside TypeScript 7.

/** The JSON schema of one option. */
export interface OptionSchema {
  readonly description: string;
  readonly [keyword: string]: unknown;
}

// All three types are inferred: the options from the check, the ids from the texts, which must cover the check's.
export interface RuleSpec<Options extends object, MessageId extends string, SuggestionId extends string> {
  readonly name: string;
  readonly docs: RuleDocs;
  /** `problem` unless said otherwise: the rules report hazards. */
  readonly type?: 'problem' | 'suggestion';
  /** The properties of the one options object. */
  readonly schema: { readonly [Name in keyof NoInfer<Options>]-?: OptionSchema };
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
export function createRule<Options extends object, MessageId extends string, SuggestionId extends string = never>(
  spec: RuleSpec<Options, MessageId, SuggestionId>,
): RuleModule {
  const { check, defaultOptions, docs } = spec;
  const fixable = spec.fixable === true;
  return {
    meta: {
      type: spec.type ?? 'problem',
      docs,
      ...(fixable ? { fixable: 'code' } : {}),
      hasSuggestions: spec.suggestions !== undefined,
      schema: [
        {
          type: 'object',
          description: `Options of ${spec.name}.`,
          additionalProperties: false,
          properties: { ...spec.schema },
        },
      ],
      defaultOptions: [defaultOptions],
      messages: { ...spec.messages, ...spec.suggestions },
    },
    create(context) {
      // Other languages (JSON, Markdown, CSS) have no scopes; a text that cannot matter costs a scan and no traversal.
      if (!isScript(context)) return {};
      // oxlint and ESLint before 9.15 do not merge `meta.defaultOptions`. Most files never come to need them.
      const options = (): Options => ({ ...defaultOptions, ...(context.options[0] as Partial<Options> | undefined) });
      if (!isRelevant(check.relevance, check.names && (() => check.names?.(options())), context)) return {};
      return {
        'Program:exit'() {
          const source = sourceOf(context);
          reportFindings(context, source, check.run(source, options()), { fixable });
        },
      };
    },
  };
}

/** What the project says of itself, in its settings or in options, may matter in texts that name nothing else. */
function isRelevant(
  relevance: Relevance,
  names: (() => readonly string[] | undefined) | undefined,
  context: Rule.RuleContext,
): boolean {
  const { text } = context.sourceCode;
  if (relevance.test(text)) return true;
  const { deferreds, lockMethods } = settingsOf(context.settings);
  return isNamed(names?.(), text) || isNamed(deferreds, text) || isNamed(lockMethods, text);
}

function isNamed(names: readonly string[] | undefined, text: string): boolean {
  return names !== undefined && names.length > 0 && names.some((name) => text.includes(name));
}

function isScript({ sourceCode }: Rule.RuleContext): boolean {
  const { ast, scopeManager } = sourceCode as Partial<Rule.RuleContext['sourceCode']>;
  return ast?.type === 'Program' && Boolean(scopeManager);
}

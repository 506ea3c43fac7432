import { reportFindings } from "./report-findings.js";
import { settingsOf, sourceOf } from "./source-of.js";
/** Makes a rule out of a check: options, relevance and reporting are the same for all rules. */
export function createRule(spec) {
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
            if (!isScript(context))
                return {};
            // oxlint and ESLint before 9.15 do not merge `meta.defaultOptions`. Most files never come to need them.
            const options = () => ({ ...defaultOptions, ...context.options[0] });
            if (!isRelevant(check.relevance, check.names && (() => check.names?.(options())), context))
                return {};
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
function isRelevant(relevance, names, context) {
    const { text } = context.sourceCode;
    if (relevance.test(text))
        return true;
    const { deferreds, lockMethods } = settingsOf(context.settings);
    return isNamed(names?.(), text) || isNamed(deferreds, text) || isNamed(lockMethods, text);
}
function isNamed(names, text) {
    return names !== undefined && names.length > 0 && names.some((name) => text.includes(name));
}
function isScript({ sourceCode }) {
    const { ast, scopeManager } = sourceCode;
    return ast?.type === 'Program' && Boolean(scopeManager);
}

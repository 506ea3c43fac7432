import { noExposedResolvers } from "../core/checks/no-exposed-resolvers.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-exposed-resolvers',
    docs: {
        description: 'disallow exports that hand out the resolvers of a promise',
        preset: 'strict',
        level: 'error',
    },
    schema: {
        allow: {
            description: 'Names of classes, functions and files that may hand out resolvers: the one place where a project makes its deferreds.',
            type: 'array',
            items: { type: 'string', description: 'A class or function name.' },
            uniqueItems: true,
        },
    },
    defaultOptions: { allow: [] },
    messages: {
        field: 'The public field `{{name}}` holds {{what}} of the promise made at line {{line}}, so any user of the class can settle it; keep them private and expose the promise.',
        returned: '`{{name}}` gives its callers {{what}} of the promise made at line {{line}}, so any of them can settle it; return the promise alone.',
        exported: 'The export `{{name}}` gives other files {{what}} of the promise made at line {{line}}, so any of them can settle it; export the promise alone.',
    },
    suggestions: { keepPrivate: 'Keep the resolvers private and give the promise away' },
    check: noExposedResolvers,
});

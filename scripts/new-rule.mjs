// npm run new-rule <name>: the four files of a rule, ready to be filled in.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, root, ruleNames, run } from './lib.mjs';

const usage = 'Usage: npm run new-rule <name>, for instance npm run new-rule no-lost-throw';
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || rest.length > 0) fail(usage);
if (!/^(?:no|require|prefer)(?:-[a-z]+)+$/u.test(name)) {
  fail(`'${name}' is not a rule name: it is kebab-case and starts with no-, require- or prefer-.\n${usage}`);
}
if (ruleNames().includes(name)) fail(`The rule '${name}' is there already: src/rules/${name}.ts`);

const camel = name.replace(/-(\w)/gu, (_, letter) => letter.toUpperCase());

const files = {
  [`src/core/checks/${name}.ts`]: `import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export interface Options {
  /** TODO: what the option does, in the positive: \`check…\` or \`allow…\`. */
  readonly allow: readonly string[];
}

export type MessageId = 'hazard';

/** TODO: the hazard in one sentence, and why it is one. */
export const ${camel}: Check<Options, MessageId> = {
  relevance: /\\bPromise\\b/u,
  run: find,
};

function* find(_source: Source, _options: Options): Generator<Finding<MessageId>> {
  // TODO: yield { range, messageId: 'hazard', data: {}, repairs: [] } for each place.
}
`,
  [`src/rules/${name}.ts`]: `import { ${camel}, type MessageId, type Options } from '../core/checks/${name}.ts';
import { createRule } from './create-rule.ts';

export type { MessageId, Options };

export default createRule({
  name: '${name}',
  docs: { description: 'disallow TODO', preset: 'recommended', level: 'error' },
  schema: {
    allow: {
      type: 'array',
      items: { type: 'string' },
      uniqueItems: true,
      description: 'TODO: what is allowed, and when one wants it.',
    },
  },
  defaultOptions: { allow: [] },
  messages: { hazard: 'TODO: the fact about this code; what to do.' },
  suggestions: { mend: 'Mend it' },
  check: ${camel},
});
`,
  [`docs/rules/${name}.md`]: `# ${name}

## What it reports

TODO

## Why it bites

\`\`\`js
// TODO: a short program that shows the harm
console.log('TODO');
\`\`\`

It prints:

\`\`\`text
TODO
\`\`\`

## Examples

❌ Reported:

\`\`\`ts
\`\`\`

✅ Fine:

\`\`\`ts
\`\`\`

## Fix safety

TODO

## Options

- \`allow\`: TODO. Default: \`[]\`.

## When not to use it

TODO

## .NET counterpart

TODO
`,
  [`test/rules/${name}.test.ts`]: `import rule from '../../src/rules/${name}.ts';
import { ruleTester } from '../rule-tester.ts';

ruleTester.run('${name}', rule, {
  valid: [{ name: 'TODO: what is fine', code: '' }],
  invalid: [
    {
      name: 'TODO: the plain hazard',
      code: '',
      errors: [{ messageId: 'hazard', line: 1, column: 1 }],
    },
  ],
});
`,
};

const there = Object.keys(files).filter((path) => existsSync(join(root, path)));
if (there.length > 0) fail(`Not written, since these files are there already: ${there.join(', ')}`);

for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(`wrote ${path}`);
}
process.exitCode = run('node', ['scripts/update.mjs', '--index']);
console.log('Next: fill in the TODOs, then `npm run update` and `npm test`.');

import { expect, test } from 'vitest';
import { useSignalReason } from '../../../src/codemods/use-signal-reason.ts';
import { rewrite } from '../../../src/codemods/rewrite.ts';

const wait = (error: string) => `export function wait(signal) {
  return new Promise((_, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(${error}), { once: true });
  });
}
`;

function rewritten(text: string): string {
  return rewrite('wait.js', text, { codemods: [useSignalReason], unsafe: true }).text;
}

test('takes away the import of a text that nobody tells any more', () => {
  const made = wait('new Error(ABORTED)');
  expect(rewritten(`import { ABORTED } from './texts';\n\n${made}`)).toBe(wait('signal.reason'));
  expect(rewritten(`import { ABORTED, log } from './texts';\n\nlog();\n${made}`)).toBe(
    `import { log } from './texts';\n\nlog();\n${wait('signal.reason')}`,
  );
});

test('leaves imports that are used, or were not used before', () => {
  const imports = "import { ABORTED } from './texts';\nimport { unused } from './unused';\n\n";
  const use = 'export const isAbort = (error) => error.message === ABORTED;\n';
  expect(rewritten(`${imports}${use}${wait('new Error(ABORTED)')}`)).toBe(`${imports}${use}${wait('signal.reason')}`);
});

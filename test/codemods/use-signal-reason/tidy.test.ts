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

test('takes away the import of an error that nobody makes any more', () => {
  const made = wait("new AbortError('aborted')");
  expect(rewritten(`import { AbortError } from './errors';\n\n${made}`)).toBe(wait('signal.reason'));
  expect(rewritten(`import { AbortError, log } from './errors';\n\nlog();\n${made}`)).toBe(
    `import { log } from './errors';\n\nlog();\n${wait('signal.reason')}`,
  );
});

test('leaves imports that are used, or were not used before', () => {
  const imports = "import { AbortError } from './errors';\nimport { unused } from './unused';\n\n";
  const use = 'export const isAbort = (error) => error instanceof AbortError;\n';
  expect(rewritten(`${imports}${use}${wait("new AbortError('aborted')")}`)).toBe(
    `${imports}${use}${wait('signal.reason')}`,
  );
});

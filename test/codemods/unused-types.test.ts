import { expect, test } from 'vitest';
import { deferredToSource } from '../../src/codemods/deferred-to-source.ts';
import { rewrite } from '../../src/codemods/rewrite.ts';

const run = (text: string): string => rewrite('door.ts', text, { codemods: [deferredToSource] }).text;

/** A class with a resolver in a private field of a type. */
const door = (imports: string, type: string, rest = ''): string => `${imports}
export class Door {
  private opened?: ${type};

  open(): Promise<number> {
    return new Promise<number>((resolve) => {
      this.opened = resolve;
    });
  }

  done() {
    this.opened?.(1);
  }
}
${rest}`;

test.for([
  ['a statement of types', `import type { Opened } from './door.js';\n`, ''],
  ['one type of several', `import { type Opened, lock, type Locked } from './lock.js';\n`, `{ lock, type Locked }`],
  ['the last of several', `import { lock, Opened } from './lock.js';\n`, `{ lock }`],
  ['a statement that does not say so', `import { Opened } from './door.js';\n`, ''],
  ['beside what may be of use', `import lock, { Opened } from './door.js';\n`, `import lock, { Opened }`],
  [
    'one of two that are gone',
    `import type { Opened } from './door.js';\nimport './other.js';\n`,
    `import './other.js'`,
  ],
  ['one with a comment', `import type { /* of the door */ Opened } from './door.js';\n`, `/* of the door */ Opened`],
] as const)('an imported type that only a resolver had goes: %s', ([, imports, left]) => {
  const after = run(door(imports, 'Opened'));
  expect(after).toContain('private openedSource?: TaskCompletionSource<number>;');
  expect(after).toContain(left);
  expect(after.includes('Opened')).toBe(left.includes('Opened'));
});

test('an imported type that something else names stays', () => {
  const imports = `import type { Opened } from './door.js';\n`;
  expect(run(door(imports, 'Opened', `export const listeners: Opened[] = [];\n`))).toContain(imports);
});

test.for([
  ['a plain import', "import { PromiseWithStd } from './promise-with-std.js';"],
  ['an import of types', "import type { PromiseWithStd } from './promise-with-std.js';"],
  ['a type of the file', 'interface PromiseWithStd extends Promise<string> { child?: unknown }'],
] as const)('the type of a promise, which the rewrite writes anew, stays: %s', ([, declaration]) => {
  const before = `${declaration}
export function run(child: { on(event: string, listener: () => void): void }) {
  let handles: { resolve: any; reject: any };
  const done: PromiseWithStd = new Promise<string>((resolve, reject) => { handles = { resolve, reject }; });
  child.on('exit', () => handles.resolve(''));
  return done;
}
`;
  const after = run(before);
  expect(after).toContain('const done: PromiseWithStd = doneSource.promise;');
  expect(after).toContain(declaration);
});

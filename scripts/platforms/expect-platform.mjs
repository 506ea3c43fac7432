// Runs before each test file, where the tests run: a count of passed tests means nothing if another platform ran them.
import { inject } from 'vitest';

const expected = inject('platform');
const actual = identify();
if (actual !== expected) throw new Error(`The tests are to run on ${expected}, not on ${actual}`);

function identify() {
  const { Bun, Deno, document, navigator, process } = globalThis;
  if (Bun !== undefined) return `bun ${Bun.version}`;
  if (Deno !== undefined) return `deno ${Deno.version.deno}`;
  // Browsers tell their major version alone.
  if (document !== undefined) return `chromium ${/Chrome\/(\d+)/.exec(navigator.userAgent)?.[1]}`;
  return `node ${process.versions.node}`;
}

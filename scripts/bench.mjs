// npm run bench [-- name…]: runs bench/*.mjs, or those named, one after the other so that they do not disturb each other.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root, run } from './lib.mjs';

const all = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length));
const names = process.argv.length > 2 ? process.argv.slice(2) : all;
for (const name of names) {
  if (!existsSync(join(root, 'bench', `${name}.mjs`))) fail(`There is no bench '${name}'. There is: ${all.join(', ')}`);
}

if (run('npm', ['run', '--silent', 'build']) !== 0) fail('The build failed.');
let failed = 0;
for (const name of names) {
  console.log(`\n# ${name}\n`);
  failed += run('node', [join('bench', `${name}.mjs`)]) === 0 ? 0 : 1;
}
process.exitCode = failed === 0 ? 0 : 1;

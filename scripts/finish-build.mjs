// What tsc leaves to do: the modules in a few files, the executable bit, which a checkout linked with `npm link` needs, the
// mark that the runtime's CommonJS build is CommonJS, declarations that an older TypeScript reads, and the runtime in one file.
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { root } from './lib.mjs';
import { lowerFolder } from './lower-declarations.mjs';

await bundle();
const main = join(root, 'dist/codemods/cli/main.js');
if (existsSync(main)) chmodSync(main, 0o755);
writeFileSync(join(root, 'src/runtime/dist/cjs/package.json'), '{ "type": "commonjs" }\n');
for (const folder of ['dist', 'src/runtime/dist']) lowerFolder(join(root, folder));
await import('./vendor-runtime.mjs');

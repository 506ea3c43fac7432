// What tsc leaves to do: the executable bit, which a checkout linked with `npm link` needs, the mark that the runtime's
// CommonJS build is CommonJS, and the runtime in one file.
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib.mjs';

const main = join(root, 'dist/codemods/cli/main.js');
if (existsSync(main)) chmodSync(main, 0o755);
writeFileSync(join(root, 'src/runtime/dist/cjs/package.json'), '{ "type": "commonjs" }\n');
await import('./vendor-runtime.mjs');

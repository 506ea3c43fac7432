// tsc writes files without the executable bit, which a checkout linked with `npm link` needs.
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib.mjs';

const main = join(root, 'dist/codemods/cli/main.js');
if (existsSync(main)) chmodSync(main, 0o755);

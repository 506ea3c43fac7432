// Loaded before the command line: lets the n-th call that changes the disk fail, or ends the process at it.
//   FAULT=kill:7      SIGKILL in place of the 7th call; a write is torn in the middle
//   FAULT=ENOSPC:2:writeFileSync   the 2nd writeFileSync fails, having written a part
//   FAULT=count       says on stderr how many such calls there were
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const [what, nth, only] = (process.env.FAULT ?? 'count').split(':');
const names = [
  'openSync',
  'writeFileSync',
  'fchmodSync',
  'fsyncSync',
  'closeSync',
  'renameSync',
  'rmSync',
  'symlinkSync',
  'linkSync',
  'mkdirSync',
];
let calls = 0;

if (isMainThread) {
  for (const name of names) {
    const original = fs[name];
    fs[name] = (...args) => {
      // Reading and loading modules open files too.
      if (name === 'openSync' && args[1] !== 'wx') return original(...args);
      if (only !== undefined && only !== name) return original(...args);
      if (++calls !== Number(nth)) return original(...args);
      if (name === 'writeFileSync') original(args[0], String(args[1]).slice(0, 5));
      if (what === 'kill') process.kill(process.pid, 'SIGKILL');
      throw Object.assign(new Error(`${what}: injected`), { code: what });
    };
  }
  syncBuiltinESMExports();
  if (what === 'count') process.on('exit', () => process.stderr.write(`calls ${calls}\n`));
}

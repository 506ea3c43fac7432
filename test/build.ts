import { spawnSync } from 'node:child_process';
import { root } from './files.ts';

/** Tests of the plugin, the CLI and the docs run what is built. `npm test` has built it already. */
export default function build(): void {
  if (process.env['TCS_BUILT'] === '1') return;
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  // tsc emits in spite of type errors: the unit tests can still tell something.
  if (status !== 0) console.error(`The build failed; tests of dist/ run what it left.\n${stdout}`);
}

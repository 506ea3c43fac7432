// Where the platforms' binaries come from.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { root } from '../lib.mjs';

/** What is installed or written for the platforms. It goes with node_modules. */
export const cache = join(root, 'node_modules/.cache/tcs-platforms');

/** The binary of a platform and its version, or `missing`: why it cannot be had here. Installs it when need be. */
export function obtain({ name, package: specifier, binary, binaries }) {
  if (specifier === undefined) {
    return firstThatRuns(binaries()) ?? { missing: `there is no ${name} on this machine` };
  }
  const folder = join(cache, specifier.replace('@', '-'));
  const installed = () => {
    const pattern = `node_modules/${binary}{,.exe}`;
    return firstThatRuns(globSync(pattern, { cwd: folder, absolute: true, dot: true }));
  };
  const problem = installed() === undefined ? install(specifier, folder) : undefined;
  return installed() ?? { missing: problem ?? `${specifier} brings no ${name} that runs here` };
}

/** Installs a package in a folder of its own. Returns what went wrong. */
function install(specifier, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  // The binaries come in packages for each system. The install scripts only move them to where `bin` points.
  const args = [
    'install',
    specifier,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--fetch-retry-mintimeout=1000',
  ];
  const options = { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' };
  const { status, stderr, error } = spawnSync('npm', args, options);
  if (status === 0) return undefined;
  const code = /^npm (?:error|ERR!) code (\S+)$/m.exec(stderr ?? '')?.[1];
  return `npm install ${specifier} failed: ${code ?? error?.code ?? `exit code ${status}`}`;
}

function firstThatRuns(paths) {
  for (const path of paths) {
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    const version = status === 0 ? /\d+(?:\.\d+)+/.exec(stdout)?.[0] : undefined;
    if (version !== undefined) return { path, version };
  }
  return undefined;
}

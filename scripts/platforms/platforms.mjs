// The platforms on which the runtime's tests are run: which version, where it comes from, and which tests it cannot run.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const needsNode = `they need Node's own modules`;
const isConservative = `its collector takes whatever looks like a pointer on the stack for one`;
const isForNode = 'it tests a preload script for `node --import`';

/**
 * name: of the program, as `identify` of expect-platform.mjs has it.
 * package: the npm package that brings the binary, at a fixed version so that tomorrow's run is today's, and where in
 * node_modules it puts it. No package: it is found on this machine.
 * args: what comes before the path of the script to run.
 * without: the tests that are not run there, and why.
 */
export const platforms = {
  node: { name: 'node', binaries: () => [process.execPath] },
  // The oldest Node that the runtime supports.
  node20: nodePackage('20.19.0'),
  node22: nodePackage('22.23.3'),
  node24: nodePackage('24.21.0'),
  deno: {
    name: 'deno',
    package: 'deno@2.9.6',
    binary: '@deno/*/deno',
    args: ['run', '--allow-all', '--no-lock', '--no-prompt'],
    env: (cache) => ({ DENO_DIR: join(cache, 'deno-dir'), DENO_NO_UPDATE_CHECK: '1' }),
    without: { 'with-resolvers-shim.node.test.ts': isForNode },
  },
  bun: {
    name: 'bun',
    package: 'bun@1.4.5',
    binary: '@oven/*/bin/bun',
    // Without --bun, what starts `node` starts Node.
    args: ['--bun'],
    without: { 'with-resolvers-shim.node.test.ts': isForNode, 'retention.test.ts': isConservative },
  },
  chromium: {
    name: 'chromium',
    binaries: chromiumCandidates,
    // Vitest runs in Node and the tests in the browser.
    isBrowser: true,
    without: { '**/*.node.test.ts': needsNode },
  },
};

function nodePackage(version) {
  // The package `node` would install one of these from an install script; its naming, for want of a rule.
  const { platform, arch } = process;
  const system = platform === 'win32' ? 'win' : platform;
  const name = `${platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${arch}`;
  return { name: 'node', package: `${name}@${version}`, binary: `${name}/bin/node` };
}

function chromiumCandidates() {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) return [CHROME_PATH];
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  // Playwright takes no name that is to be looked up.
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].filter((path) => existsSync(path));
}

// Joins the modules that tsc has made into the few files that are published: Node takes longer to find, read and link three
// hundred small ones than to run them, and ESLint and the CLI wait for that at each start.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './lib.mjs';

const dist = join(root, 'dist');
const modules = join(dist, 'modules');

/** What others import or run: the plugin, the programming interface, the CLI, and each transform for jscodeshift. */
function entries() {
  const transforms = readdirSync(join(modules, 'codemods'), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map(({ name }) => `codemods/${name.slice(0, -'.js'.length)}`)
    .filter((name) => /^export default |\bas default\b/mu.test(readFileSync(join(modules, `${name}.js`), 'utf8')));
  const names = ['index', 'codemods/index', 'codemods/cli/main', 'codemods/cli/worker', ...transforms];
  return Object.fromEntries(names.map((name) => [name, join(modules, `${name}.js`)]));
}

/** Removes what an earlier build left, of which no more may be made. */
function sweep() {
  const made = readdirSync(dist, { recursive: true, withFileTypes: true });
  for (const entry of made) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && path.endsWith('.js') && !path.startsWith(modules)) rmSync(path);
  }
}

/**
 * Leaves nothing but ASCII: one character beyond Latin-1, in a comment even, and V8 keeps two bytes for each character of the
 * file, in each thread that loads it.
 * @param {import('rolldown').OutputChunk | import('rolldown').OutputAsset} file
 */
function writeInAscii(file) {
  if (file.type !== 'chunk') return;
  file.code = file.code.replace(/[^\p{ASCII}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => escapeUnit(character.charCodeAt(at))).join(''),
  );
}

/** @param {number} unit */
function escapeUnit(unit) {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

export async function bundle() {
  sweep();
  const made = await rolldown({
    input: entries(),
    cwd: root,
    platform: 'node',
    external: (id) => !/^(?:[./]|[A-Za-z]:)/u.test(id),
    onLog(level, log) {
      throw new Error(`${level}: ${log.message}`);
    },
  });
  await made.write({
    dir: dist,
    format: 'esm',
    plugins: [{ name: 'ascii', generateBundle: (_, files) => Object.values(files).forEach(writeInAscii) }],
    codeSplitting: {
      groups: [
        // The plugin parses nothing: its files come without what finds a parser.
        { name: 'core', test: /[\\/]modules[\\/]core[\\/](?!source[\\/]parse\.js$)/u },
        { name: 'codemods', test: /[\\/]modules[\\/](?:codemods[\\/](?!cli[\\/])|core[\\/]source[\\/]parse\.js$)/u },
      ],
    },
    // What looks for files beside itself finds them from where its module was: all of that is the CLI's.
    chunkFileNames: ({ moduleIds }) =>
      moduleIds.some((id) => /[\\/]codemods[\\/]cli[\\/]/u.test(id)) ? 'codemods/cli/[name].js' : 'chunks/[name].js',
  });
}

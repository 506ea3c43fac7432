// @ts-check
// What no codemod can do without: read every file, scan it, and parse those that matter. Prints what it met as JSON.
//
//     node floor.mjs <folder> <relevance, the source of a regular expression> <its flags> [threads]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { parseSync } from 'oxc-parser';
import { recogniseGenerated } from '../../dist/codemods/cli/recognise-generated.js';

const code = /(?<!\.d)\.[cm]?[jt]sx?$/u;

/** @param {readonly string[]} paths @param {string} relevance @param {string} flags */
function work(paths, relevance, flags) {
  const isRelevant = new RegExp(relevance, flags);
  let parsed = 0;
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    if (!isRelevant.test(text) || recogniseGenerated(path, text) !== undefined) continue;
    parsed++;
    // The parser works when it is called, and hands the tree over when it is asked for.
    void parseSync(path, text, { astType: 'ts', preserveParens: false }).program;
  }
  return parsed;
}

if (isMainThread) {
  const [folder = '.', relevance = '', flags = '', threads = '1'] = process.argv.slice(2);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && code.test(entry.name) && !/[\\/]\.git(?:[\\/]|$)/u.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
  const others = Array.from({ length: Number(threads) - 1 }, (_, index) => {
    const share = paths.filter((_path, at) => at % Number(threads) === index + 1);
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { paths: share, relevance, flags } });
    return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  });
  const parsed = work(
    paths.filter((_path, at) => at % Number(threads) === 0),
    relevance,
    flags,
  );
  const all = await Promise.all(others);
  console.log(JSON.stringify({ files: paths.length, parsed: all.reduce((sum, each) => sum + each, parsed) }));
} else {
  parentPort?.postMessage(work(workerData.paths, workerData.relevance, workerData.flags));
}

// @ts-check
// What no codemod can do without: read every file, scan it, and parse those that matter. Prints what it met as JSON.
//
//     node floor.mjs <folder> <list of the files that matter, one a line> [threads]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { parseSync } from 'oxc-parser';

const code = /(?<!\.d)\.[cm]?[jt]sx?$/u;
// The words that promises are made with; which files matter in the end is given.
const scanned = /\bnew\b[\s(]*[\w$.]*Promise\b|withResolvers|[dD]efer|CompletionSource/;

/** @param {readonly string[]} paths @param {ReadonlySet<string>} matter */
function work(paths, matter) {
  let scans = 0;
  let parsed = 0;
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    if (scanned.test(text)) scans++;
    if (!matter.has(path)) continue;
    parsed++;
    // The parser works when it is called, and hands the tree over when it is asked for.
    void parseSync(path, text, { astType: 'ts', preserveParens: false }).program;
  }
  return { scans, parsed };
}

if (isMainThread) {
  const [folder = '.', list = '', threads = '1'] = process.argv.slice(2);
  const matter = new Set(
    readFileSync(list, 'utf8')
      .split('\n')
      .map((name) => join(folder, name)),
  );
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && code.test(entry.name) && !/[\\/]\.git(?:[\\/]|$)/u.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
  const shareOf = (/** @type {number} */ thread) => paths.filter((_, at) => at % Number(threads) === thread);
  const others = Array.from({ length: Number(threads) - 1 }, (_, index) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { paths: shareOf(index + 1), matter } });
    return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  });
  const all = [work(shareOf(0), matter), ...(await Promise.all(others))];
  console.log(JSON.stringify({ files: paths.length, parsed: all.reduce((sum, each) => sum + each.parsed, 0) }));
} else {
  parentPort?.postMessage(work(workerData.paths, workerData.matter));
}

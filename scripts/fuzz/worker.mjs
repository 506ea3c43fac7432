// @ts-check
// One text after the other, alone in a thread, so that a text without end can be stopped.
import { parentPort } from 'node:worker_threads';
import { run } from './hosts.mjs';
import { minimise } from './minimise.mjs';

const known = new Set();

parentPort?.on('message', ({ path, text, hosts, version }) => {
  const problems = [];
  const read = [];
  const found = new Map();
  for (const host of hosts) {
    const outcome = run(host, path, text, version);
    if (outcome.isRead) {
      read.push(host);
      found.set(host, outcome.found);
    }
    for (const problem of outcome.problems) {
      const key = keyOf(problem);
      if (known.has(key)) continue;
      known.add(key);
      const fails = (/** @type {string} */ part) =>
        run(host, path, part, version).problems.some((each) => keyOf(each) === key);
      const isShort = problem.kind === 'slow';
      problems.push({ ...problem, host, version, path, text: isShort ? text : minimise(text, fails, 15_000) });
    }
  }
  parentPort?.postMessage({ problems, read, findings: [...found.values()].flat().length });
});

/** @param {import('./hosts.mjs').Problem} problem */
function keyOf({ kind, rule, message }) {
  return kind === 'slow' ? `${kind} ${rule}` : `${kind} ${rule} ${message}`;
}

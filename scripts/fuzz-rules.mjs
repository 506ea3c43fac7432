// @ts-check
// All rules over texts that nobody would write: mutations of the installed packages, of the rules' own tests and examples and
// of whatever is named. No rule may throw on what a parser reads, offer a repair that no parser reads, or take long.
//
//     npm run build
//     node scripts/fuzz-rules.mjs                      2000 mutations, a new seed each time
//     node scripts/fuzz-rules.mjs --seed 7 --count 500  the same 500 again
//     node scripts/fuzz-rules.mjs --minutes 10          as many as fit
//     node scripts/fuzz-rules.mjs --typed 0.5           half of them with type information too (0.02 unless said)
//     node scripts/fuzz-rules.mjs --grow 0.5            half of them grown to thousands of lines, for the clock (0.02)
//     node scripts/fuzz-rules.mjs --whole               as they are, each once
//     node scripts/fuzz-rules.mjs ../project @list.txt  files, folders and lists of files instead of the packages
//
// Prints the first of each problem with a text made as short as it goes, and exits 1 when there is one.
import { parseArgs } from 'node:util';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { parseSync } from 'oxc-parser';
import { createRandom, grow, mutate } from './fuzz/mutate.mjs';
import { installedTexts, ownTexts, textsAt } from './fuzz/texts.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    count: { type: 'string' },
    minutes: { type: 'string', default: '60' },
    typed: { type: 'string', default: '0.02' },
    grow: { type: 'string', default: '0.02' },
    whole: { type: 'boolean', default: false },
    threads: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
  },
});

const own = ownTexts();
const given = positionals.length > 0 ? textsAt(positionals) : installedTexts();
const count = Number(values.count ?? (values.whole ? given.length : values.minutes === '60' ? 2000 : Infinity));
const end = Date.now() + Number(values.minutes) * 60_000;
const seed = Number(values.seed);
/** Longer than this no text may keep a thread. */
const patience = 60_000;

const counts = { texts: 0, findings: 0, oxc: 0, espree: 0, typescript: 0, typed: 0, unreadable: 0 };
const problems = new Map();
console.log(`seed ${seed}: ${own.length} texts of this repository and ${given.length} others`);

/** @param {string} path @param {string} text */
function isProgram(path, text) {
  return parseSync(path, text).errors.length === 0;
}

/** The n-th text; each comes from a seed of its own, whatever the threads do. @param {number} index */
function taskOf(index) {
  const random = createRandom(seed * 1_000_003 + index);
  const hosts = ['oxc', 'typescript', 'espree'];
  if (random.next() < Number(values.typed)) hosts.push('typed');
  const version = random.below(3);
  if (values.whole) return { ...given[index], hosts, version, how: [] };
  const pools = given.length > 0 ? [own, given] : [own];
  const pick = () => random.pick(random.pick(pools));
  const { path, text } = pick();
  if (random.next() < Number(values.grow)) {
    return { path, text: grow(text, random, 1000 + random.below(2000)), hosts: ['oxc'], version, how: ['grow'] };
  }
  const other = () => pick().text;
  // Two of three mutations are no program at all; most are thrown away here, and some are left for the other parsers.
  for (let tries = 0; ; tries++) {
    const mutation = { path, ...mutate(text, random, other), hosts, version };
    if (tries === 9 || random.below(12) === 0 || isProgram(path, mutation.text)) return mutation;
  }
}

let next = 0;

async function serve() {
  for (let isDone = false; !isDone;) isDone = await serveOne();
}

/** One thread until the work or its patience ends. @returns {Promise<boolean>} whether nothing is left */
function serveOne() {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./fuzz/worker.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 3000 },
    });
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    let index = -1;
    const stop = (/** @type {boolean} */ isDone) => {
      clearTimeout(timer);
      worker.removeAllListeners('exit');
      void worker.terminate().then(() => done(isDone), fail);
    };
    const give = () => {
      clearTimeout(timer);
      if (next >= count || Date.now() > end) return stop(true);
      index = next++;
      const task = taskOf(index);
      timer = setTimeout(() => {
        note(
          { kind: 'slow', rule: '?', message: `no end after ${patience / 1000} s`, host: task.hosts.join(), ...task },
          index,
        );
        stop(false);
      }, patience);
      worker.postMessage(task);
    };
    worker.on('message', (answer) => {
      counts.texts++;
      counts.findings += answer.findings;
      if (answer.read.length === 0) counts.unreadable++;
      for (const host of answer.read) counts[/** @type {'oxc'} */ (host)]++;
      for (const problem of answer.problems) note(problem, index);
      if (counts.texts % 1000 === 0) console.log(JSON.stringify(counts));
      give();
    });
    worker.on('error', (error) => {
      note(
        { kind: 'crash', rule: '?', message: `the thread ended: ${error.message}`, host: '?', ...taskOf(index) },
        index,
      );
      clearTimeout(timer);
      done(false);
    });
    worker.on('messageerror', fail);
    give();
  });
}

/** @param {any} problem @param {number} index */
function note(problem, index) {
  const key = problem.kind === 'slow' ? `slow ${problem.rule}` : `${problem.kind} ${problem.rule} ${problem.message}`;
  if (problems.has(key)) return;
  problems.set(key, problem);
  const { kind, rule, message, host, path, text, stack } = problem;
  const shown = text.length > 1000 ? `${text.slice(0, 1000)}\n… (${text.length} characters)` : text;
  console.log(`\n${kind}: ${rule}: ${message}\n  ${host}, ${path}, --seed ${seed}, text ${index}`);
  if (stack) console.log(stack.split('\n').slice(1, 6).join('\n'));
  console.log(`${'-'.repeat(40)}\n${shown}\n${'-'.repeat(40)}`);
}

await Promise.all(Array.from({ length: Number(values.threads) }, serve));
console.log(`${JSON.stringify(counts)}, ${problems.size} problems`);
process.exitCode = problems.size > 0 ? 1 : 0;

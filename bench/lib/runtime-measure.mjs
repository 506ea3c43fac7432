// @ts-check
// Measures the contenders of a case in turns, so that all of them meet the same noise.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = /** @type {(options?: { type: 'minor' }) => void} */ (runInNewContext('gc'));

/**
 * One way to do the work of a case `count` times. Each is a function spelled out, as shared code would share its type
 * feedback too.
 * @typedef {(count: number, prepared?: any) => unknown} Run
 */
/** @typedef {Run | { prepare: (count: number) => unknown, run: Run }} Contender `prepare` is not measured */
/**
 * What `ours` (or `row`) may cost: at most so many times what `of` does, or so much by itself.
 * @typedef {{ row?: string, of?: string, atMost: number }} Target
 */
/**
 * @typedef {object} Case
 * @property {string} title
 * @property {Unit} [unit] `ns` by default
 * @property {number} count how often a run does it
 * @property {number} [batches] how many runs a repeat has, 1 by default; what they leave in the queue of microtasks is done
 *   after each
 * @property {number} [repeats] if fewer will do
 * @property {Record<string, Contender>} contenders
 * @property {string | null} [reference] what the others are related to: the first by default, `null` for nothing
 * @property {Target[]} [targets]
 * @property {Derived} [minus]
 */
/**
 * Rows that are what one row takes more than another.
 * @typedef {{ title: string, rows: Record<string, [of: string, without: string]>, targets: Target[] }} Derived
 */
/**
 * `ns`: of a clock on the wall. `ns CPU`: of processor time, for what waits for timers. `B`: of the heap that is still
 * there, with what the contender returned. `left`: the number that the contender returned.
 * @typedef {'ns' | 'ns CPU' | 'B' | 'left'} Unit
 */

/** Once a turn of the event loop has passed, what is settled has let go of what it held. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

const collectAll = async () => {
  await turn();
  collect();
  await turn();
  collect();
};

const processorTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
};

/** @type {Record<Unit, (run: Run, count: number, prepared: unknown, batches: number) => Promise<number>>} */
const measures = {
  ns: async (run, count, prepared, batches) => {
    collect({ type: 'minor' });
    const start = process.hrtime.bigint();
    for (let i = 0; i < batches; i++) await run(count, prepared);
    return Number(process.hrtime.bigint() - start) / (count * batches);
  },
  'ns CPU': async (run, count, prepared, batches) => {
    collect({ type: 'minor' });
    const start = processorTime();
    for (let i = 0; i < batches; i++) await run(count, prepared);
    return (processorTime() - start) / (count * batches);
  },
  B: async (run, count, prepared) => {
    await collectAll();
    const before = process.memoryUsage().heapUsed;
    const held = await run(count, prepared);
    await collectAll();
    const bytes = (process.memoryUsage().heapUsed - before) / count;
    // Read after the heap was, so that neither was collected.
    return held === prepared ? bytes : bytes + 0;
  },
  left: async (run, count, prepared) => Number(await run(count, prepared)),
};

/**
 * How long a case runs before the clock does, and how many rounds at least: time enough for the compiler, which works
 * beside the program, to be done with it on a machine that has other work too.
 */
const WARM_UP = { milliseconds: 300, rounds: 5 };
/** The heap is the same each time, nearly. */
const HEAP_REPEATS = 2;

/**
 * What each contender takes, once a repeat. The first of each repeat is another one each time.
 * @param {Case} given
 * @param {number} repeats
 */
export async function measure({ unit = 'ns', count, batches = 1, contenders, repeats: most = Infinity }, repeats) {
  const entries = Object.entries(contenders).map(([name, contender]) => ({
    name,
    samples: /** @type {number[]} */ ([]),
    ...(typeof contender === 'function' ? { prepare: () => undefined, run: contender } : contender),
  }));
  const isTimed = unit.startsWith('ns');
  const start = performance.now();
  for (
    let round = 0;
    isTimed && (round < WARM_UP.rounds || performance.now() - start < WARM_UP.milliseconds);
    round++
  ) {
    for (const { prepare, run } of entries) {
      const prepared = prepare(count);
      for (let i = 0; i < batches; i++) await run(count, prepared);
      await turn();
    }
  }
  for (let repeat = 0; repeat < (isTimed ? Math.min(repeats, most) : HEAP_REPEATS); repeat++) {
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[(repeat + i) % entries.length];
      if (entry === undefined) continue;
      const prepared = entry.prepare(count);
      entry.samples.push(await measures[unit](entry.run, count, prepared, batches));
      await turn();
    }
  }
  return Object.fromEntries(entries.map(({ name, samples }) => [name, samples]));
}

// @ts-check
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** @typedef {ReturnType<typeof import('./contenders.mjs').lint>} Answer */
/** @typedef {import('./contenders.mjs').Contender} Contender */

/** A rule on one text, in a thread of its own; given up for good once an answer takes too long. */
class GuardedRule {
  /** @type {Answer[]} */
  answers = [];
  isGivenUp = false;
  spent = 0;
  #worker;

  /** @param {string} text @param {Contender} contender */
  constructor(text, contender) {
    this.#worker = new Worker(new URL('rule-worker.mjs', import.meta.url), { workerData: { text, contender } });
  }

  async start() {
    await once(this.#worker, 'message');
  }

  /** @param {number} guard in milliseconds */
  async sample(guard) {
    const start = performance.now();
    this.#worker.postMessage('go');
    const patience = new AbortController();
    const timer = setTimeout(() => {
      patience.abort();
    }, guard);
    try {
      const [answer] = await once(this.#worker, 'message', { signal: patience.signal });
      this.answers.push(answer);
    } catch (error) {
      if (!patience.signal.aborted) throw error;
      this.isGivenUp = true;
      await this.stop();
    } finally {
      clearTimeout(timer);
      this.spent += performance.now() - start;
    }
  }

  async stop() {
    await this.#worker.terminate();
  }
}

/**
 * Runs contenders on one text in turns.
 * @param {string} text
 * @param {readonly Contender[]} contenders
 * @param {{ repeats: number, guard: number, budget: number }} limits `budget`: milliseconds after which a contender gets no
 *   more turns
 */
export async function race(text, contenders, { repeats, guard, budget }) {
  const rules = contenders.map((contender) => ({ contender, rule: new GuardedRule(text, contender) }));
  await Promise.all(rules.map(({ rule }) => rule.start()));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const { rule } of rules) if (!rule.isGivenUp && rule.spent < budget) await rule.sample(guard);
  }
  await Promise.all(rules.map(({ rule }) => rule.stop()));
  return Object.fromEntries(rules.map(({ contender, rule }) => [contender, toResult(rule, guard)]));
}

/** @param {GuardedRule} rule @param {number} guard */
function toResult({ answers }, guard) {
  return {
    guard,
    first: answers[0]?.rule,
    findings: answers[0]?.findings,
    rule: answers.map((answer) => answer.rule),
    whole: answers.map((answer) => answer.whole),
  };
}

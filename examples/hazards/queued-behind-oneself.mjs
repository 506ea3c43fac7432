// @ts-check
// A job on a queue awaits a job on the same queue: that one begins when the first has ended, and so neither ends. The twin
// queues at the door only; inside, the parts are called and not queued. And a wait in line has an end.
import { AsyncAutoResetEvent, TimeoutError } from 'task-completion-source';

/** Runs one job at a time, in the order in which they came. */
class Queue {
  #turn = new AsyncAutoResetEvent(true);

  /**
   * Rejects if it is not this job's turn in time; it is not begun then.
   *
   * @template T
   * @param {() => T | Promise<T>} job
   * @param {import('task-completion-source').WaitOptions} [options]
   */
  async run(job, options) {
    await this.#turn.wait(options);
    try {
      return await job();
    } finally {
      this.#turn.set();
    }
  }
}

class FragileDocument {
  #queue = new Queue();
  text = '';

  save() {
    return this.#queue.run(() => `saved "${this.text}"`, { timeout: 20, message: 'save() was not its turn in time' });
  }

  /** @param {string} text */
  edit(text) {
    return this.#queue.run(async () => {
      this.text = text;
      return await this.save();
    });
  }
}

class Document {
  #queue = new Queue();
  #text = '';

  save() {
    return this.#queue.run(() => this.#save());
  }

  /** @param {string} text */
  edit(text) {
    return this.#queue.run(() => {
      this.#text = text;
      return this.#save();
    });
  }

  /** To be called by who has the turn. */
  #save() {
    return `saved "${this.#text}"`;
  }
}

try {
  await new FragileDocument().edit('hello');
} catch (error) {
  if (!(error instanceof TimeoutError)) throw error;
  console.log('hazard:', error.message);
}

const document = new Document();
console.log('twin:', ...(await Promise.all([document.edit('hello'), document.save()])));

// prints:
// hazard: save() was not its turn in time
// twin: saved "hello" saved "hello"

// @ts-check
// `emit` runs the listeners before it returns. An object that emits in the middle of a change shows them half of it.
// The twin hands out promises: who awaits one goes on when the change is complete, wherever the completion stands.
import { EventEmitter } from 'node:events';
import { AsyncAutoResetEvent } from 'task-completion-source';

class FragilePool extends EventEmitter {
  /** @type {string[]} */
  free = [];
  /** @param {string} connection */
  add(connection) {
    this.emit('available');
    // eslint-disable-next-line tcs/no-state-change-after-notify -- the hazard
    this.free.push(connection);
  }
}

const fragile = new FragilePool();
fragile.on('available', () => console.log('hazard: told of a connection, got', fragile.free.pop()));
fragile.add('connection 1');

class Pool {
  /** @type {string[]} */
  #free = [];
  #added = new AsyncAutoResetEvent();

  /** @param {string} connection */
  add(connection) {
    // On purpose in the same order: it no longer matters.
    this.#added.set();
    this.#free.push(connection);
  }

  /**
   * A connection, now or when there is one.
   *
   * @param {import('task-completion-source').WaitOptions} [options]
   */
  async take(options) {
    for (;;) {
      const connection = this.#free.pop();
      if (connection !== undefined) return connection;
      // Looked at once more afterwards: somebody else may have come in between.
      await this.#added.wait(options);
    }
  }
}

const pool = new Pool();
const taken = pool.take();
pool.add('connection 1');
console.log('twin: got', await taken);

// prints:
// hazard: told of a connection, got undefined
// twin: got connection 1

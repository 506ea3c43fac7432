// @ts-check
// The only one who would complete a source awaits it first. The program does not hang: with nothing else to do it ends, in
// the middle of the wait and without an error. Diagnostics name the source; the twin completes, and lets others wait.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { TaskCompletionSource, TimeoutError, delay, waitAsync } from 'task-completion-source';
import { enable } from 'task-completion-source/diagnostics';

class FragileService {
  #closed = new TaskCompletionSource({ state: 'FragileService.closed' });

  async close() {
    await this.#closed.promise;
    this.#closed.setResult();
  }
}

class Service {
  #closed = new TaskCompletionSource({ state: 'Service.closed' });
  /** For who only wants to know. */
  closed = this.#closed.promise;

  /** Whoever calls first closes it; all wait for that, and none of them is needed for it to happen. */
  close() {
    if (!this.#closed.isCompleted) this.#closed.resolve(this.#shutDown());
    return this.closed;
  }

  async #shutDown() {
    await delay(1);
  }
}

if (process.argv[2] === 'hazard') {
  enable({ onPendingAtExit: (reports) => console.log(...reports.map(({ state }) => `${state} is pending`)) });
  await new FragileService().close();
  console.log('never printed');
} else {
  const file = fileURLToPath(import.meta.url);
  const { status, stdout } = spawnSync(process.execPath, [file, 'hazard'], { encoding: 'utf8' });
  console.log(`hazard: exit code ${status}; ${stdout.trim()}`);

  // A wait that has an end turns the circle into an error.
  try {
    await waitAsync(new FragileService().close(), { timeout: 20, message: 'the service did not close' });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    console.log('hazard, with a timeout:', error.message);
  }

  const service = new Service();
  await Promise.all([service.closed, service.close(), service.close()]);
  console.log('twin: closed');
}

// prints:
// hazard: exit code 13; FragileService.closed is pending
// hazard, with a timeout: the service did not close
// twin: closed

// @ts-check
// Who awaits a promise goes on at the producer's next `await`. What it relies on must be there by then; a completion that
// comes before is an announcement of what is not so yet. In the twin the state comes with the completion, as its value.
import { TaskCompletionSource, delay } from 'task-completion-source';

/** @returns {Promise<{ port: number }>} */
const readConfig = () => delay(1, { value: { port: 80 } });

class FragileService {
  #started = new TaskCompletionSource();
  /** @type {{ port: number } | undefined} */
  config;

  async start() {
    this.#started.setResult();
    // eslint-disable-next-line tcs/no-state-change-after-notify -- the hazard
    this.config = await readConfig();
  }

  async port() {
    await this.#started.promise;
    return this.config?.port;
  }
}

class Service {
  /** @type {TaskCompletionSource<{ port: number }>} */
  #config = new TaskCompletionSource();

  async start() {
    await this.#config.trySetFromPromise(readConfig());
  }

  async port() {
    return (await this.#config.promise).port;
  }
}

for (const [name, service] of Object.entries({ hazard: new FragileService(), twin: new Service() })) {
  const port = service.port();
  await service.start();
  console.log(`${name}: port ${await port}`);
}

// prints:
// hazard: port undefined
// twin: port 80

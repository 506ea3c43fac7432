/** Jobs for workers that come and ask; a worker without a job waits for the next. */
export class JobQueue<T> {
  readonly #jobs: T[] = [];
  readonly #waiters: ((job: T) => void)[] = [];

  push(job: T): void {
    const waiter = this.#waiters.shift();
    if (waiter) waiter(job);
    else this.#jobs.push(job);
  }

  async next(): Promise<T> {
    const job = this.#jobs.shift();
    if (job !== undefined) return job;
    return new Promise<T>((resolve) => {
      this.#waiters.push(resolve);
    });
  }

  get length(): number {
    return this.#jobs.length;
  }
}

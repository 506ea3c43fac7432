import { availableParallelism } from 'node:os';
import { createBreath } from "./breathe.js";
import { rewriteFile } from "./rewrite-file.js";
import { WorkerPool } from "./rewrite-in-workers.js";
// A worker takes about as long to start and to load the parser as this many files take to rewrite.
const filesPerWorker = 20;
const maxWorkers = 8;
/** How many threads are worth starting; one at least, since only a thread can be stopped that never ends. */
export function countWorkers(files, concurrency) {
    if (files <= 2 * filesPerWorker)
        return 1;
    const wanted = concurrency === 'auto' ? Math.min(availableParallelism(), maxWorkers) : concurrency;
    return Math.min(wanted, Math.ceil(files / filesPerWorker));
}
/** Rewrites files in memory, in workers or here, while more of them are still being found. */
export class Rewriting {
    #options;
    #outcomes = new Map();
    #pool;
    /** The files for this thread. */
    #rest = [];
    #count = 0;
    #isComplete = false;
    constructor(options) {
        this.#options = options;
        const { workerTask: task, timeout, signal } = options;
        // Each would read all of the project.
        const concurrency = task?.settings.project === undefined ? options.concurrency : 1;
        const sizeFor = (files) => countWorkers(files, concurrency);
        const onOutcome = this.#note.bind(this);
        this.#pool = task && new WorkerPool({ sizeFor, task, timeout, signal, onOutcome });
    }
    add({ absolute }) {
        this.#count++;
        if (this.#pool === undefined)
            this.#rest.push(absolute);
        else
            this.#pool.add(absolute);
    }
    /** Waits for all files. One without an outcome was not reached before the signal fired. */
    async finish() {
        const { task, signal } = this.#options;
        this.#isComplete = true;
        const rest = (await this.#pool?.finish()) ?? this.#rest;
        const breathe = createBreath();
        for (const path of rest) {
            await breathe();
            if (signal?.aborted === true)
                break;
            this.#note(path, await rewriteFile(path, task));
        }
        return this.#outcomes;
    }
    #note(path, outcome) {
        this.#outcomes.set(path, outcome);
        if (this.#isComplete)
            this.#options.progress.update('Rewriting', this.#outcomes.size, this.#count);
    }
}

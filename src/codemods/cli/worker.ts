import { parentPort, workerData } from 'node:worker_threads';
import { codemods } from '../registry.ts';
import { rewriteFile } from './rewrite-file.ts';
import type { WorkerMessage, WorkerTask } from './rewrite-in-workers.ts';

const { codemods: names, unsafe, runtime } = workerData as WorkerTask;
const task = { codemods: codemods.filter((codemod) => names.includes(codemod.name)), unsafe, runtime };

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (path: string) => {
  send({ outcome: rewriteFile(path, task) });
});
send({ ready: true });

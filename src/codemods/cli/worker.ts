import { parentPort, workerData } from 'node:worker_threads';
import { codemods } from '../registry.ts';
import { loadTransform } from './own-transform.ts';
import type { Task } from './rewrite-bytes.ts';
import { rewriteFile } from './rewrite-file.ts';
import type { WorkerMessage, WorkerTask } from './rewrite-in-workers.ts';

const { codemods: names, transforms, cwd, settings } = workerData as WorkerTask;
const task: Task = {
  codemods: codemods.filter((codemod) => names.includes(codemod.name)),
  transforms: await Promise.all(transforms.map((path) => loadTransform(path, cwd))),
  settings,
};

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (path: string) => {
  void rewriteFile(path, task).then((outcome) => {
    send({ outcome });
  });
});
send({ ready: true });

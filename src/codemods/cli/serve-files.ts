import { parentPort, workerData } from 'node:worker_threads';
import { parseFrom, relevantFrom } from '../from-option.ts';
import { openProject } from '../project/project-types.ts';
import { codemods } from '../registry.ts';
import { loadTransform } from './own-transform.ts';
import type { Task } from './rewrite-bytes.ts';
import { rewriteFile } from './rewrite-file.ts';
import type { WorkerMessage, WorkerTask } from './rewrite-in-workers.ts';

/** Rewrites the files whose paths the pool sends to this thread. */
export async function serveFiles(): Promise<void> {
  const { codemods: names, transforms, cwd, settings } = workerData as WorkerTask;
  const task: Task = {
    codemods: relevantFrom(
      codemods.filter((codemod) => names.includes(codemod.name)),
      parseFrom(settings.from ?? []),
    ),
    transforms: await Promise.all(transforms.map((path) => loadTransform(path, cwd))),
    settings,
  };

  // Before the first file, whose time would otherwise run out on it.
  if (settings.project !== undefined) openProject(settings.project)?.prepare();

  parentPort?.on('message', (path: string) => {
    void rewriteFile(path, task).then((outcome) => {
      send({ outcome });
    });
  });
  send({ ready: true });
}

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

// Answers each path, and dies on those that say so.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', (path) => {
  if (path.includes('throw')) throw new Error('thrown in the worker');
  if (path.includes('exit')) process.exit(3);
  while (path.includes('loop'));
  if (path.includes('never')) return;
  parentPort.postMessage({ outcome: { status: 'unchanged', sites: [] } });
});
parentPort.postMessage({ ready: true });

// @ts-check
// Lints one generated file each time it is asked, with one rule: alone in a thread, so that it can be stopped and so that its
// first answer is that of code which has never run.
import { parentPort, workerData } from 'node:worker_threads';
import { lint } from './contenders.mjs';

const { text, contender } = workerData;
// ESLint itself loads on first use; that is not what the first figure is about.
lint('0;', contender, 'warm.js');
parentPort?.on('message', () => parentPort?.postMessage(lint(text, contender, 'generated.js')));
parentPort?.postMessage('ready');

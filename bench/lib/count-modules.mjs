// @ts-check
// Imports what it is given and prints the modules that this loads: ES modules by a loader hook, CommonJS by Node's cache.
//
//     node count-modules.mjs <file: URL>
import { Module, register } from 'node:module';
import { MessageChannel } from 'node:worker_threads';

const hooks = `
  let port;
  export const initialize = (given) => { port = given; };
  export const load = async (url, context, next) => {
    if (!url.startsWith('node:')) port.postMessage(url);
    return next(url, context);
  };`;
const { port1, port2 } = new MessageChannel();
const urls = new Set();
port1.on('message', (url) => urls.add(url));
register(`data:text/javascript,${encodeURIComponent(hooks)}`, { data: port2, transferList: [port2] });
await import(process.argv[2] ?? '');
// What the hooks have posted arrives in the turns after.
await new Promise((resolve) => setTimeout(resolve, 50));
port1.close();
const commonJs = Object.keys(/** @type {any} */ (Module)._cache);
console.log(JSON.stringify([...new Set([...urls].map((url) => new URL(url).pathname).concat(commonJs))]));

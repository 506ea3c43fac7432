// The APIs that are known to take an AbortSignal, as data. Names are dotted paths: of a global (`fetch`), or of a module
// without its `node:` prefix and with `/` as a dot (`timers.promises.setTimeout`); a default export has the module's name.
const fetchModules = [
    'undici',
    'node-fetch',
    'cross-fetch',
    'node-fetch-native',
    'whatwg-fetch',
    'isomorphic-fetch',
    '@whatwg-node.fetch',
];
const requestMethods = ['get', 'post', 'put', 'patch', 'delete', 'head'];
const under = (objects, methods) => objects.flatMap((object) => methods.map((method) => `${object}.${method}`));
/** Our own, under its own name. */
const runtime = 'task-completion-source';
const rows = [
    {
        names: under([runtime], ['delay', 'delayUntil', 'waitAsync', 'waitUntil']),
        index: 1,
        isWait: true,
        reason: 'the runtime: cancels the wait and clears its timer',
    },
    {
        names: under([runtime], ['fromEvent']),
        index: 2,
        reason: 'the runtime: cancels the wait and removes its listeners',
    },
    { names: under([runtime], ['fromCallback']), index: 1, reason: 'the runtime: cancels the wait and disposes of it' },
    {
        names: ['AsyncManualResetEvent', 'AsyncAutoResetEvent', 'AsyncCountdownEvent'].map((name) => `${runtime}.${name}().wait`),
        index: 0,
        reason: 'the runtime: the canceled waiter leaves the queue',
    },
    { names: [`${runtime}.CompletionMap().create`], index: 1, reason: 'the runtime: cancels the request' },
    {
        names: ['fetch', ...under(fetchModules, ['fetch']), ...fetchModules],
        index: 1,
        takesRequest: true,
        reason: 'Fetch, RequestInit.signal: aborts the request and the reading of its body',
    },
    { names: ['undici.request'], index: 1, reason: 'undici: `signal` of RequestOptions' },
    {
        names: under(['timers.promises', 'timers.default.promises'], ['setTimeout']),
        index: 2,
        isWait: true,
        reason: 'Node: rejects and clears the timer',
    },
    { names: ['timers.promises.setImmediate'], index: 1, isWait: true, reason: 'Node: rejects and clears the immediate' },
    { names: ['timers.promises.scheduler.wait'], index: 1, isWait: true, reason: 'Node: the same timer by its web name' },
    { names: ['timers.promises.setInterval'], index: 2, isPromise: false, reason: 'Node: ends the iteration' },
    { names: ['delay'], index: 1, isWait: true, reason: 'the package delay: clears its timer' },
    { names: ['events.once'], index: 2, reason: 'Node: rejects and removes the listeners' },
    { names: ['events.on'], index: 2, isPromise: false, reason: 'Node: ends the iteration and removes the listeners' },
    { names: ['fs.promises.readFile'], index: 1, instead: 'encoding', reason: 'Node: stops between two chunks' },
    { names: ['fs.promises.writeFile'], index: 2, instead: 'encoding', reason: 'Node: stops between two chunks' },
    { names: ['fs.promises.watch'], index: 1, isPromise: false, reason: 'Node: ends the iteration' },
    {
        names: ['fs.readFile'],
        index: 1,
        isPromise: false,
        instead: 'callback',
        reason: 'Node: calls back with an AbortError',
    },
    {
        names: ['fs.writeFile'],
        index: 2,
        isPromise: false,
        instead: 'callback',
        reason: 'Node: calls back with an AbortError',
    },
    {
        names: ['stream.promises.pipeline'],
        index: 1,
        isLast: true,
        reason: 'Node: destroys every stream of the pipeline',
    },
    { names: ['stream.promises.finished'], index: 1, reason: 'Node: stops waiting and removes the listeners' },
    {
        names: ['child_process.exec'],
        index: 1,
        isPromise: false,
        instead: 'callback',
        reason: 'Node: kills the child',
    },
    {
        names: ['child_process.execFile'],
        index: 1,
        isPromise: false,
        skipsArray: true,
        instead: 'callback',
        reason: 'Node: kills the child',
    },
    {
        names: under(['child_process'], ['spawn', 'fork']),
        index: 1,
        isPromise: false,
        skipsArray: true,
        reason: 'Node: kills the child',
    },
    {
        names: ['execa', 'execa.execa', 'execa.execaNode'],
        index: 1,
        skipsArray: true,
        property: 'cancelSignal',
        reason: 'execa 9: ends the child',
    },
    {
        names: under(['readline.promises'], ['createInterface().question', 'Interface().question']),
        index: 1,
        reason: 'Node: gives the question up',
    },
    {
        names: ['readline.createInterface().question'],
        index: 1,
        isPromise: false,
        instead: 'callback',
        reason: 'Node: gives the question up',
    },
    {
        names: ['navigator.locks.request'],
        index: 1,
        instead: 'callback',
        reason: 'Web Locks: leaves the queue of those who wait',
    },
    {
        names: under(['navigator.credentials'], ['get', 'create']),
        index: 0,
        reason: 'Credential Management: closes the dialog',
    },
    { names: ['scheduler.postTask'], index: 1, reason: 'Prioritized Task Scheduling: takes the task out of the queue' },
    {
        names: [...under(['axios', 'axios.create()'], ['get', 'delete', 'head', 'options'])],
        index: 1,
        reason: 'axios 0.22: aborts the request',
    },
    {
        names: under(['axios', 'axios.create()'], ['post', 'put', 'patch']),
        index: 2,
        reason: 'axios 0.22: aborts the request',
    },
    { names: ['axios', 'axios.create()'], index: 1, takesAllInOne: true, reason: 'axios 0.22: aborts the request' },
    { names: under(['axios', 'axios.create()'], ['request']), index: 0, reason: 'axios 0.22: aborts the request' },
    {
        names: ['got', 'got.extend()', ...under(['got', 'got.got', 'got.extend()'], requestMethods), 'got.got'],
        index: 1,
        takesAllInOne: true,
        reason: 'got 12: aborts the request and its retries',
    },
    {
        names: ['ky', 'ky.create()', 'ky.extend()', ...under(['ky', 'ky.create()', 'ky.extend()'], requestMethods)],
        index: 1,
        takesRequest: true,
        reason: 'ky hands the options to fetch',
    },
    {
        names: ['ofetch', 'ofetch.ofetch', 'ofetch.$fetch'],
        index: 1,
        takesRequest: true,
        reason: 'ofetch hands the options to fetch',
    },
    { names: ['p-retry'], index: 1, reason: 'p-retry: stops retrying' },
    { names: ['p-map'], index: 2, reason: 'p-map: stops mapping' },
    { names: ['p-event', 'p-event.pEvent'], index: 2, reason: 'p-event: removes its listeners' },
    { names: ['p-timeout', 'p-wait-for'], index: 1, reason: 'both give up waiting, and clear their timers' },
];
const byName = new Map(rows.flatMap((row) => row.names.map((name) => [name, toCallee(row)])));
function toCallee({ names: _names, reason: _reason, ...rest }) {
    return { property: 'signal', isPromise: true, ...rest };
}
/** What `util.promisify` makes of a function, where that is not the same function with a promise. */
const promisified = new Map([
    ['setTimeout', 'timers.promises.setTimeout'],
    ['timers.setTimeout', 'timers.promises.setTimeout'],
    ['setImmediate', 'timers.promises.setImmediate'],
    ['timers.setImmediate', 'timers.promises.setImmediate'],
    ['stream.pipeline', 'stream.promises.pipeline'],
    ['stream.finished', 'stream.promises.finished'],
    ['fs.readFile', 'fs.promises.readFile'],
    ['fs.writeFile', 'fs.promises.writeFile'],
]);
/** APIs that take a signal which had better not be given: whoever adds to a file does not know how much of it came to be added. */
const uninterrupted = /^(?:fs(?:\.promises)?|fs-extra|util\.promisify\(fs)\.appendFile\)?$/u;
export function isUninterrupted(name) {
    return uninterrupted.test(name);
}
/**
 * The known API of a dotted name, where `promisify(…)` may stand around it.
 * @param specifier the module that the project's settings name as the runtime, as such a name has it
 */
export function signalCallee(given, specifier) {
    const name = given.startsWith(`${specifier}.`) ? `${runtime}${given.slice(specifier.length)}` : given;
    const inner = /^util\.promisify\((.*)\)$/u.exec(name)?.[1];
    if (inner === undefined)
        return byName.get(name);
    const special = promisified.get(inner);
    if (special !== undefined)
        return byName.get(special);
    const callee = byName.get(inner);
    return callee && { ...callee, isPromise: true };
}

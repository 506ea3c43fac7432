// How sources that can fail tell of it. Data, with the reason of each row; nothing here knows the tree.

interface EventRow {
  readonly success: readonly string[];
  /** Events of which any one tells of a failure as well. */
  readonly failure: readonly string[];
  readonly reason: string;
}

const events: readonly EventRow[] = [
  {
    success: ['end', 'finish'],
    failure: ['error', 'close', 'aborted', 'abort', 'fail', 'failed'],
    reason: 'Node: a stream that breaks emits `error` and `close`, and never `end` or `finish`',
  },
  {
    success: ['data', 'readable'],
    failure: ['error', 'close', 'end', 'aborted', 'abort', 'timeout'],
    reason: 'Node: a stream that breaks or is empty emits neither',
  },
  {
    success: ['open', 'connect', 'secureConnect'],
    failure: ['error', 'close', 'connect_error', 'disconnect', 'timeout', 'abort'],
    reason: 'a connection that cannot be made emits `error`, then `close`',
  },
  { success: ['listening'], failure: ['error', 'close'], reason: 'Node: a port that is taken emits `error`' },
  {
    success: ['response'],
    failure: ['error', 'close', 'abort', 'timeout'],
    reason: 'Node: a request that fails emits `error`, and no `response`',
  },
  {
    success: ['load', 'loadeddata', 'loadedmetadata', 'canplay', 'canplaythrough'],
    failure: ['error', 'abort', 'loadend', 'stalled', 'readystatechange'],
    reason: 'DOM: a resource that cannot be loaded has `error` instead',
  },
  { success: ['success'], failure: ['error', 'abort', 'blocked'], reason: 'IndexedDB: a request has either event' },
  { success: ['complete'], failure: ['error', 'abort'], reason: 'IndexedDB: a transaction may abort instead' },
];

/** The events that tell of a source's failure, where the given one tells of its success. */
export const failureEvents: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  events.flatMap(({ success, failure }) => success.map((name) => [name, new Set(failure)] as const)),
);

/** What tells of a failure instead of `exit` and `spawn`; who hears `close` settles the promise with it, or only tidies up. */
export const exitFailures: ReadonlySet<string> = new Set(['error']);
/** What tells of the failure of a request or connection instead of its callback. */
export const connectionFailures: ReadonlySet<string> = new Set(['error', 'close']);

/** Child processes by what makes them: `spawn` of a missing program emits `error` and `close`, never `exit`. */
export const processMakers = /^(?:(?:\w+\.)?(?:spawn|exec|execFile|fork)|crossSpawn|cross_spawn|execa)$/u;
/** Child processes by their name where the file does not show what makes them. */
export const processNames = /^(?:cp|child|proc|\w*(?:[cC]hild|[pP]roc|[sS]ubprocess|ChildProcess))$/u;

/** What starts a program by its name, which may be missing; `fork` starts Node itself, `exec` a shell. */
export const startMakers = /^(?:(?:\w+\.)?spawn|crossSpawn|cross_spawn)$/u;

/** Workers by what makes them: one whose script fails tells of it by `error`, and answers no message. */
export const workerMakers = /^(?:\w+\.)?Worker$/u;
export const workerFailures: ReadonlySet<string> = new Set(['error', 'exit', 'messageerror']);

/** Emitters whose events of those names cannot fail. */
const infallibleTargets = /^(?:process|signal|\w*Signal|\w*[eE]mitter|ee|\w*[rR]unner|\w*[cC]ollector)$/u;

/** The same of pages, which have no `end` or `finish`: a stream may have the name of one, as `res.body` and a PDF document do. */
const pages = /^(?:window|document|self|globalThis|body|win|\w*Win|\w*[wW]indow|\w*[fF]rame(?:El\w*)?|\w*[iI]fr)$/u;
/** What makes an element that is a page of its own: what cannot be loaded is a page that says so. */
export const pageMakers = /^(?:\w+\.)*createElement\(\s*['"`]i?frame\b/iu;

/** Whether an emitter of that name has an event that is not the success of something which can fail. */
export function isInfallible(name: string, event: string): boolean {
  return infallibleTargets.test(name) || (pages.test(name) && event !== 'end' && event !== 'finish');
}

/** Callbacks of an options object that tell of success, with those that tell of failure. */
export const bagFailures: ReadonlyMap<string, RegExp> = new Map([
  ['success', /^(?:error|fail|failure|complete|onError|onFailure|onFail|catch)$/u],
  ['onSuccess', /^(?:onError|onFailure|onFail|onSettled|onComplete|error|fail|failure|onCancel)$/u],
]);

/** Functions that take a callback for success and one for failure, by the position of both. */
export const callbackPairs: ReadonlyMap<string, readonly [success: number, failure: number]> = new Map([
  ['getCurrentPosition', [0, 1]],
  ['webkitRequestFileSystem', [2, 3]],
  ['webkitGetUserMedia', [1, 2]],
]);

/** Node's requests: their callback is the `response` listener, and the request that they give emits `error`. */
export const requestMakers = /^(?:https?|http2|followRedirects\.https?)\.(?:get|request)$/u;

/** Node's connections: their callback is the `connect` listener. */
export const connectionMakers = /^(?:net|tls)\.(?:connect|createConnection)$/u;

/** Node's servers: what `listen` is given is the `listening` listener, and a port that is taken emits `error`. */
export const serverMakers = /^(?:(?:https?|http2|net|tls)\.)?create(?:Secure)?Server$/u;

/** Functions of Node's `fs` that move data of a file, and tell their callback by an error that they have not. */
export const transfers = /^(?:writeFile|appendFile|readFile|copyFile|rename|readdir|truncate|write|read)$/u;

/** Functions of Node's streams whose callback has nothing but the error to tell the end from the failure. */
export const streamEnds = /^(?:finished|pipeline)$/u;

/** Promises that never reject, by the name of the function or member that gives them. */
export const infalliblePromises =
  /^(?:\$?(?:sleep|delay|wait(?:For)?(?:Ms|Timeout)?|pause|timeout|nextTick|tick|setTimeout|setImmediate|whenDefined|allSettled|resolve|ready|whenReady|isReady|raf|nextFrame|flush(?:Promises|Microtasks)?|loaded|fonts|finished|closed|done))$/iu;

/** The first parameter of a callback that takes an error first. */
export const errorName = /^_?(?:e|er|err(?:or)?\d?|ex|exc|exception|\w*(?:Err|Error))$/u;

/** Events of images, videos and the like. */
export const resourceEvents = /^(?:load|loadeddata|loadedmetadata|canplay|canplaythrough)$/u;

/** Names of transactions of IndexedDB. */
export const transactionName = /^(?:tx|txn|trans\w*|\w*(?:Tx|Transaction))$/u;

/** Whether what emits the event is something that can fail, as far as its name and the form of the wiring say. */
export function isFallible(event: string, name: string, isDom: boolean): boolean {
  switch (event) {
    case 'open':
      return isDom || /(?:s(?:oc)?k(?:et)?|ws|conn(?:ection)?|client|source|stream|file|channel|peer|db)$/iu.test(name);
    case 'load':
    case 'loadeddata':
    case 'loadedmetadata':
    case 'canplay':
    case 'canplaythrough':
    case 'success':
      return isDom;
    case 'complete':
      return isDom && transactionName.test(name);
    case 'data':
    case 'readable':
      return !isDom && /(?:stream|sock(?:et)?|readable|conn(?:ection)?)$/iu.test(name);
    case 'response':
      return /req(?:uest)?$/iu.test(name);
    case 'end':
    case 'finish':
      return !isDom && !/(?:runner|std(?:in|out|err))$/iu.test(name);
    default:
      return !isDom;
  }
}

/** Methods of jQuery whose handler gets the event, and behind it what `trigger` was given: `button.click((e, data) => …)`. */
const givesEvent =
  /^(?:(?:dbl)?click|change|submit|select|focus(?:in|out)?|blur|key(?:down|up|press)|mouse(?:down|up|move|over|out|enter|leave)|hover|resize|scroll|on|one|bind|live|delegate)$/u;

/** Whether the first of so many that a handler takes may be an event, and no error: it is all, or comes from such a method. */
export function mayGiveEvent(method: string | undefined, taken: number): boolean {
  return taken < 2 || givesEvent.test(method ?? '');
}

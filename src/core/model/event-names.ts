// What the names of events and of the methods that register for them say. Data, with the reason of each row.

import type { Settings } from '../source/settings.ts';

interface Row {
  readonly names: readonly string[];
  readonly reason: string;
}

/** Events that an emitter emits at most once in its life, so that a listener needs no taking back. */
const once: readonly Row[] = [
  { names: ['end', 'finish', 'close', 'ended', 'finished', 'closed'], reason: 'Node: a stream or socket ends once' },
  {
    names: ['exit', 'spawn', 'socket', 'upgrade'],
    reason: 'Node: a process starts and ends once, a request has one socket',
  },
  { names: ['open', 'connect', 'secureconnect', 'connected', 'opened'], reason: 'a connection is made once' },
  { names: ['listening', 'ready', 'load', 'loaded', 'response', 'init', 'initialized'], reason: 'comes up once' },
  {
    names: ['loadend', 'loadeddata', 'loadedmetadata', 'domcontentloaded', 'unload', 'beforeunload', 'pagehide'],
    reason: 'DOM: a document or resource loads and goes once',
  },
  {
    names: ['abort', 'aborted', 'timeout', 'disconnect', 'disconnected'],
    reason: 'what is given up is not used again',
  },
  {
    names: ['success', 'complete', 'completed', 'done', 'upgradeneeded', 'blocked', 'continue'],
    reason: 'IndexedDB and tasks: one outcome',
  },
  { names: ['fail', 'failed', 'failure', 'cancel', 'canceled', 'cancelled'], reason: 'a task has one outcome' },
  { names: ['destroy', 'destroyed', 'terminate', 'terminated', 'shutdown', 'stopped'], reason: 'an end comes once' },
  {
    names: ['error', 'clienterror', 'messageerror'],
    reason: 'an error without a listener is thrown, so its listener has to stay',
  },
];

/** Events that happen once by their whole name: `module:resolved` may tell of one module after the other. */
const onceWhole: ReadonlySet<string> = new Set(['resolved', 'rejected', 'fulfilled', 'settled']);

/** Events that happen once on emitters of certain names. */
const onceOn: readonly (Row & { readonly emitter: RegExp })[] = [
  { emitter: /^(?:call|\w*Call)$/u, names: ['status', 'metadata'], reason: 'gRPC: a call has one of each' },
  { emitter: /^[_#]?(?:\w*W|w)orker$/u, names: ['online'], reason: 'Node: a worker begins to run once' },
  { emitter: /^[_#]?(?:\w*R|r)ecorder$/u, names: ['stop'], reason: 'MediaRecorder: a recording ends once' },
];

/** Events that happen again and again on emitters of certain names, though they happen once on others. */
const manyOn: readonly (Row & { readonly emitter: RegExp })[] = [
  { emitter: /^_?(?:page|\w*Page)$/u, names: ['response'], reason: 'Puppeteer, Playwright: a page has many requests' },
];

/** Whether an event happens again and again on an emitter of that name. */
export function firesAgainOn(emitter: string | undefined, event: string): boolean {
  return emitter !== undefined && manyOn.some((row) => row.emitter.test(emitter) && row.names.includes(event));
}

/** Whether an event happens at most once on an emitter of that name. */
export function firesOnceOn(emitter: string | undefined, event: string): boolean {
  return emitter !== undefined && onceOn.some((row) => row.emitter.test(emitter) && row.names.includes(event));
}

const onceNames = new Set(once.flatMap((row) => row.names));

/**
 * Whether an event happens at most once by nature: `end`, `'child exit'`, `ClientReady`, `CONNECTION_CLOSED`; or as the
 * project's settings say.
 */
export function firesAtMostOnce(event: string, { onceEvents }: Settings): boolean {
  if (
    onceNames.has(event.toLowerCase()) ||
    onceWhole.has(event) ||
    /error$/iu.test(event) ||
    onceEvents.includes(event)
  )
    return true;
  const last = event
    .replace(/([a-z\d])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter(Boolean)
    .at(-1);
  return last !== undefined && onceNames.has(last);
}

/** Events that an emitter tells of again and again by nature: pieces of what it reads, people who come, and steps of what goes on. */
const often =
  /(?:^|[^a-z])(?:data|readable|chunks?|lines?|rows?|records?|items?|entr(?:y|ies)|packets?|frames?|bytes|connections?|requests?|sockets?|clients?|peers?|sessions?|change[ds]?|updates?|updated|progress|tick|interval|steps?|logs?|console|output|stdout|stderr|drain|notifications?|keys?|keypress|keydown|keyup|input|click|mouse\w+|pointer\w+|touch\w+|scroll|resize|wheel|play|pause|timeupdate|statechange|visibilitychange|job|task|block|transaction|add(?:ed)?|remove[ds]?|rename|all|event|signal|sig[a-z]+\d?|emit)$|change$/u;

/** Sources that tell of one message after the other, to all who listen. */
const broadcasting = /^(?:EventSource|BroadcastChannel)$|[mM]qtt|[rR]edis|[sS]ub(?:scriber|scription)?$|[cC]onsumer$/u;

/** Whether an event comes again and again by nature, on what the emitter is made by. */
export function firesOften(event: string, maker: string | undefined): boolean {
  if (/^message$/iu.test(event)) return maker !== undefined && broadcasting.test(maker);
  return often.test(event.replace(/([a-z\d])([A-Z])/gu, '$1 $2').toLowerCase());
}

/** Methods that register a listener for good, with the one that registers it for one event. */
export const repeatingMethods: ReadonlyMap<string, string | undefined> = new Map([
  ['on', 'once'],
  ['addListener', 'once'],
  ['prependListener', 'prependOnceListener'],
  ['addEventListener', undefined],
]);

/** Methods whose listener is taken back before it runs. */
export const onceMethods: ReadonlySet<string> = new Set(['once', 'prependOnceListener', 'one']);

/** Operators after which an observable gives one value and completes. */
export const limitingOperators: ReadonlySet<string> = new Set([
  'first',
  'take',
  'single',
  'last',
  'toArray',
  'reduce',
  'count',
  'elementAt',
  'find',
  'takeLast',
  'isEmpty',
  'every',
]);

/** Names of functions that make an observable which goes on giving values. */
export const endlessSources =
  /^(?:fromEvent\w*|interval|timer|merge|combineLatest|asObservable|select|watch\w*|on[A-Z]\w*|valueChanges\w*|\w*[cC]hanges|\w*[eE]vents)$/u;

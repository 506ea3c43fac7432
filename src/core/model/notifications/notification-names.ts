// What names say about notifications. Data, with the reason of each row; nothing here knows the tree.

/** Fields, parameters and members that hold a function which somebody outside gave: `onOpen`, `_callback`, `errorHandler`. */
const callback =
  /^[_#$]*(?:on(?!ce$|ly$|line$|es?$|set$)[A-Za-z_]\w*|(?:\w*(?:[cC]allback|[lL]istener|[hH]andler|[hH]ook|[sS]ubscriber|[oO]bserver)|cb|\w+Cb)s?)$/u;

/** Names of methods and clean-ups that end on the same words: `addEventListener`, `removeAbortListener`, `rmAbort`, `dispose`. */
const verb =
  /^[_#$]*(?:(?:add|remove|rm|set|get|has|register|unregister|create|make|build|bind|attach|detach|install|uninstall|subscribe|unsubscribe|off|stop|unlisten|disconnect|clear|clean|cleanup|dispose|release|destroy|cancel|teardown|tear|undo|revert|restore|un)(?![a-z])|(?:dispos|clean|unsub|teardown|releas)\w*$)|(?:Destroy|Dispose|Cleanup|CleanUp|Unsubscribe|Teardown|Off)(?:er)?s?$/u;

/** Functions that put something away, kept until they are called: `cleanupFunctions`, `eventCleanupHandlers`, `detachers`. */
const cleanUp =
  /^(?![_#$]*on[A-Z])\w*(?:clean_?up|dispos(?:er|able|al|e)|detach(?:er)?|unmount(?:er)?|unsubscri(?:be|ber)|unlisten(?:er)?|teardown|remover|releaser)(?:Function|Fn|Func|Handler|Callback|Hook|Task)?s?_?$/iu;

/** … and what was got by subscribing; with arguments it may be a subscriber. */
const subscription = /^[_#$]*\w*subscriptions?_?$/iu;

/** Resolvers of promises, whose waiters run in a later turn. */
const settler = /^[_#$]*(?:resolve|reject|settle)|(?:Resolve|Reject|Deferred)/u;

/** Members of a listener object that are its way to be told. */
const told = /^(?:next|notify|handleEvent|fn|func)$/u;

/** Objects in which callers leave their callbacks: `this.options.onOpen()`. */
const holder =
  /^[_#$]*(?:options|opts|props|config|settings|params|callbacks|handlers|hooks|listeners|delegate|observer|events)$/u;

/** … of which all are there to be told. */
export const bags: ReadonlySet<string> = new Set(['handlers', 'callbacks', 'hooks', 'listeners']);

/** Functions that a caller keeps under a key to compute with, not to be told. */
const computing =
  /(?:factor(?:y|ies)|creators?|makers?|builders?|parsers?|encoders?|decoders?|serializers?|transforms?|transformers?|converters?|formatters?|getters?|setters?|middlewares?|mixins?|commands|methods|actions|states|resolvers|rejects?|deferreds?|constructors|validators?|tests|rules|plugins|loaders?|strategies|ops|operations|steps|tasks|jobs)$/iu;

/** Objects that are there to be told, by methods such as `onOpen`; a client or session has such methods to do its own work. */
const listener =
  /(?:listener|observer|subscriber|handler|delegate|callback|hook|watcher|monitor|plugin|extension|interceptor|reporter)s?_?$/iu;

/** Functions by which whoever made an object is asked or told; `save` or `fetch` is work that the object has done for it. */
const asking =
  /^[_#$]*(?:ask|confirm|prompt|approve|consent|decide|visit|notify|inform|tell|announce)(?:[A-Z]\w*|er|or)?$/u;

/** Options that run before or after a step of the work. */
const hook = /^[_#$]*(?:before|after|will|did)[A-Z]\w*$/u;

/** Collections of work that is to be done: to run it is what its owner is there for. */
const work =
  /(?:tasks?|jobs?|work|queue|pending|backlog|steps?|op(?:eration)?s|actions|todo|thunks|factor(?:y|ies)|resolvers)_?$/iu;

const controller = /^[_#$]*(?:ac|ctrl|\w*[aA]bort(?:er)?(?:_?[cC]ontroller)?s?|\w*[cC]ontrollers?|\w*(?:Ctrl|Ac)s?)$/u;

/** Fields that hold the emitter through which their owner speaks. */
const ownEmitter = /^[_#$]*(?:(?:\w+_?)?(?:event_?)?[eE]mitter|ee|events)$/u;
const emitterClass = /(?:^|\.)(?:\w*(?:Event)?Emitter\d?|EventTarget|\w*Subject|Signal|Evented|EventEmitter\w*)$/u;
/** Emitters whose listeners run in a later turn. */
const lateEmitter = /(?:^|\.)(?:Emittery|AsyncSubject|\w*Async\w*)$/u;
const emitterFactory = /^(?:mitt|createNanoEvents|createEventEmitter|createEmitter)$/u;

/** Connections on which `emit` sends a message to another process. */
const connection = /^[_#$]*(?:\w*[sS]ocket|io|ws|nsp|namespace|room|\w*[cC]hannel|\w*[pP]eer|spy|mock\w*|fake\w*)$/u;

/** Events that tell what is about to happen, so that they come before the change. */
const ahead: ReadonlySet<string> = new Set([
  'before',
  'will',
  'pre',
  'about',
  'should',
  'can',
  'try',
  'attempt',
  'intent',
  'request',
  'requested',
  'newlistener',
  'removelistener',
]);

/** Events that report on the work and announce no state. */
const diagnostic: ReadonlySet<string> = new Set([
  'debug',
  'log',
  'logs',
  'logger',
  'trace',
  'verbose',
  'silly',
  'info',
  'notice',
  'warn',
  'warning',
  'progress',
  'tick',
  'metric',
  'metrics',
  'stats',
  'telemetry',
  'profile',
  'heartbeat',
  'timing',
]);

/** Words in -ing that are things, or states that have been reached, rather than what goes on before one. */
const nouns =
  /^(?:warning|string|setting|ping|thing|ring|king|spring|binding|heading|building|meeting|listing|rating|listening|running|playing|speaking|missing)s?$/u;

const notifier =
  /^[_#$]*(?:emit|notify|fire|dispatch|trigger|publish|broadcast|announce)(?:[A-Z_]|$)|^[_#$]*(?:call|invoke|run)\w*(?:Callback|Listener|Handler|Subscriber|Hook|Observer)s?$/u;

export const isCallbackName = (name: string): boolean => callback.test(name) && !verb.test(name);
export const isSettlerName = (name: string): boolean => settler.test(name);
/** A member of a listener by which it is told; `_onclose` is a method that its class keeps to itself. */
export const isToldName = (name: string): boolean =>
  (isCallbackName(name) && !/^[_#]on/u.test(name)) || told.test(name);
export const isListenerName = (name: string): boolean => listener.test(name);
export const isCleanUpName = (name: string): boolean => verb.test(name) || cleanUp.test(name);
export const isSubscriptionName = (name: string): boolean => subscription.test(name);
/** A member that holds a callback, unlike `onClose`, which may be a method of what is called. */
export const isHeldName = (name: string): boolean => isCallbackName(name) && !/^[_#$]*on[A-Z]/u.test(name);
export const isHolderName = (name: string): boolean => holder.test(name);
/** A field in which handlers are kept by name. */
export const isBagName = (name: string): boolean => bags.has(name.replace(/^[_#]/u, ''));
export const isComputingName = (name: string): boolean => computing.test(name);
export const isAskingName = (name: string): boolean => asking.test(name);
export const isHookName = (name: string): boolean => hook.test(name);
export const isWorkName = (name: string): boolean => work.test(name);
export const isControllerName = (name: string): boolean => controller.test(name);
export const isEmitterName = (name: string): boolean => ownEmitter.test(name);
export const isEmitterClass = (name: string): boolean => emitterClass.test(name) && !lateEmitter.test(name);
export const isLateEmitter = (name: string): boolean => lateEmitter.test(name);
export const isEmitterFactory = (name: string): boolean => emitterFactory.test(name);
/** Objects of the platform that every module of a program has. */
export const isPageName = (name: string): boolean => /^(?:window|document|globalThis|self|process)$/u.test(name);
export const isConnectionName = (name: string): boolean => connection.test(name);
export const isNotifierName = (name: string): boolean => notifier.test(name);

/** A function that writes to a log. */
export const isDiagnosticName = (name: string): boolean => diagnostic.has(name);

/** `onWillClose`, `before-open` and `DID_OPEN` as lower-case words. */
function wordsOf(name: string): string[] {
  return (
    name
      // Node emits these two of its own before the change.
      .replace(/^(new|remove)Listener$/u, (name) => name.toLowerCase())
      .replace(/^[_#$]*on(?!ce$|ly$|line$)(?=[a-z]{3,}$)/u, '')
      .replace(/([a-z\d])([A-Z])/gu, '$1 $2')
      .replace(/([A-Z])([A-Z][a-z])/gu, '$1 $2')
      .toLowerCase()
      .split(/[^a-z\d]+/u)
      .filter((word) => word !== '' && word !== 'on')
  );
}

/** Whether an event reports on the work, as `progress` does, and announces no state. */
export function isReport(event: string): boolean {
  return wordsOf(event).some((word) => diagnostic.has(word));
}

/** Whether an event says that work is over. */
export function tellsOfEnd(event: string): boolean {
  return /^(?:done|finish(?:ed)?|end(?:ed)?|completed?|idle|stop(?:ped)?|built|loaded|settled)$/u.test(
    wordsOf(event).at(-1) ?? '',
  );
}

/** Whether the event precedes what it tells of. */
export function isAhead(event: string): boolean {
  const words = wordsOf(event);
  if (words.some((word) => ahead.has(word))) return true;
  return !isPast(event) && words.some((word) => /\w{3}ing$/u.test(word) && !nouns.test(word));
}

/** `opened`, `isOpen`, `opening` and `open` have one stem. */
function stemOf(word: string): string {
  return word.replace(/(?:ed|ing|es|e|d|s)$/u, '').replace(/([a-z])\1$/u, '$1');
}

/** Whether an event and a field speak of the same thing: `open` and `isOpened`. */
export function isNamedAfter(event: string, field: string): boolean {
  const stems = new Set(wordsOf(event).map(stemOf));
  return wordsOf(field).some((word) => word.length > 2 && stems.has(stemOf(word)));
}

/** Words of events that tell of the object itself, or only that there is news: any state of it may be what they are about. */
const general =
  /^(?:state|status|chang|updat|open|clos|end|exit|error|fail|ready|connect|disconnect|start|stop|done|finish|complet|abort|cancel|destroy|dispos|load|unload|attach|detach|terminat|reset|clear|add|remov|delet|creat|set|event|did|callback|cb|listener|handler|hook|notify|fn|func|emit|event|subject|signal|on$)/u;

/** Whether the name of an event or callback says what it is about, beyond that something has happened to the object. */
export function hasSubject(event: string): boolean {
  const words = wordsOf(event);
  return words.length > 0 && words.some((word) => !general.test(word));
}

/** Words that any event and any field may have, which says nothing of what they are about. */
const empty =
  /^(?:chang|updat|event|callback|listener|handler|hook|notif|emitt|data|valu|item|get|set|did|has|is|on|cb|fn)/u;

/** Whether an event and a field may well speak of the same thing: `subscribe` and `subscriptions` too. */
export function isNamedLike(event: string, field: string): boolean {
  const said = wordsOf(event).filter((word) => !empty.test(word));
  const stems = new Set(said.map(stemOf));
  const starts = new Set(said.map((word) => word.slice(0, sharedStart)));
  return wordsOf(field).some(
    (word) =>
      (word.length > 2 && stems.has(stemOf(word))) ||
      (word.length >= sharedStart && starts.has(word.slice(0, sharedStart))),
  );
}

/** Letters that words of one origin have in common. */
const sharedStart = 5;

/** Whether the event says that something is over and done. */
export function isPast(event: string): boolean {
  return /(?:ed|done|ready)$/u.test(wordsOf(event).at(-1) ?? '');
}

import { dottedName, unwrap, type CallExpression } from '../source/ast.ts';

// Known functions by what they do to the flow, each with its reason.

/** Calls after which nothing runs: not even a `catch`, as they do not throw. */
const endProcess: ReadonlySet<string> = new Set(['process.exit', 'process.abort', 'Deno.exit', 'Bun.exit']);

/** Calls that throw on every path. */
const alwaysThrow: ReadonlySet<string> = new Set([
  'assert.fail',
  'assert.strict.fail',
  'expect.fail',
  'chai.fail',
  'vi.fail',
]);

/** Names that do nothing but throw wherever they are used; a type or the file's own code says the rest. */
const neverReturnNames: ReadonlySet<string> = new Set([
  'assertNever',
  'assertUnreachable',
  'unreachable',
  'throwError',
]);

/** Calls of which nothing stays but what they give back, which holds nothing of what they were given. */
const onlyReading: readonly RegExp[] = [
  // Reading the clock, measuring.
  /^(?:Date\.now|performance\.(?:now|mark|measure))$/u,
  // Conversions that take anything.
  /^(?:String|Number|Boolean|Array\.isArray|Math\.\w+|Number\.\w+)$/u,
];

/** Bookkeeping that cannot throw, so code after a settlement that only does this cannot reach the `catch`. */
const cannotThrow: readonly RegExp[] = [
  // Timers and frames: clearing an unknown handle is a no-op.
  /(?:^|\.)(?:clear(?:Timeout|Interval|Immediate)|cancelAnimationFrame|cancelIdleCallback)$/u,
  // Loggers: a logger that throws is a broken program long before.
  /^(?:console|log|logger|winston|pino|debug)\./u,
  /(?:^|\.)(?:log|logger|_log|_logger)(?:\.(?:trace|debug|info|log|warn|error|fatal|verbose))?$/u,
  /(?:^|\.)(?:debug|console\.\w+)$/u,
  // Taking listeners away, and dropping from collections.
  /\.(?:off|removeListener|removeEventListener|removeAll(?:Listeners)?|unsubscribe|disconnect|unref)$/u,
  // Closing what was opened: Node's servers, sockets, streams and processes tell of a failure by an event.
  /(?:^|\.)_?(?:server|socket|sock|conn(?:ection)?|stream|req(?:uest)?|res(?:ponse)?|ws|websocket|rl|child|proc|subprocess|worker)\.(?:close|destroy|end|kill|pause|resume|terminate)$/iu,
  /\.(?:delete|clear|push|pop|shift|unshift|set|add|has|get)$/u,
  // Scheduling: the callback throws elsewhere.
  /(?:^|\.)(?:setTimeout|setImmediate|setInterval|queueMicrotask|nextTick)$/u,
  // Going through what an object has, or copying it.
  /^Object\.(?:keys|values|entries|assign|freeze)$/u,
  ...onlyReading,
];

export function endsProcess(call: CallExpression): boolean {
  return endProcess.has(dottedName(call.callee) ?? '');
}

/** Whether a call is of what throws wherever it is used, as its name says. */
export function throwsByName(call: CallExpression): boolean {
  const name = dottedName(call.callee);
  if (name === undefined) return false;
  return alwaysThrow.has(name) || neverReturnNames.has(name.slice(name.lastIndexOf('.') + 1));
}

/** Timers taken back, and lines written to a log: neither runs code of the project that could change what is known here. */
export function isBookkeeping(call: CallExpression): boolean {
  const name = dottedName(call.callee);
  return (
    name !== undefined &&
    /(?:^|\.)(?:clear(?:Timeout|Interval|Immediate)|(?:console|log|logger|_log|_logger|\w+Logger)\.(?:trace|debug|info|log|warn|error|fatal|verbose))$/u.test(
      name,
    )
  );
}

/** Whether a call reads the clock, or makes a number, a text or an answer of what it is given, and does no more. */
export function onlyReads(call: CallExpression): boolean {
  const name = dottedName(call.callee);
  return name !== undefined && onlyReading.some((pattern) => pattern.test(name));
}

export function canThrow(call: CallExpression): boolean {
  const callee = unwrap(call.callee);
  const name = dottedName(callee);
  return name === undefined || !cannotThrow.some((pattern) => pattern.test(name));
}

/** `assert(x)` and its kin return only when their argument is truthy. */
export function assertedArgument(call: CallExpression): CallExpression['arguments'][number] | undefined {
  const name = dottedName(call.callee);
  return name === 'assert' || name === 'assert.ok' || name === 'invariant' || name === 'console.assert.strict'
    ? call.arguments[0]
    : undefined;
}

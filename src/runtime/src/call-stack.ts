/** Calls that are made on the way from what completes a source to here. */
const OWN_CALLS = 10;

/** The folder of this package as stacks name it, that of both builds, unless it has been bundled. */
const ownFolder = /(\S*?[/\\])(?:cjs[/\\])?call-stack\.[jt]s/
  .exec(stackNow() ?? '')?.[1]
  ?.replace(/^(?:.*[(@])?(?:file:\/\/)?/, '');

/**
 * Where the program is, one call a line, the innermost first, without the calls inside this package where they can be
 * told. `undefined` on a platform whose errors have no stack, and where the program makes something else of stacks.
 */
export function callStack(): string | undefined {
  const before: unknown = Reflect.get(Error, 'stackTraceLimit');
  const isLimited = typeof before === 'number';
  // What the program has frozen stays as it is.
  if (isLimited) Reflect.set(Error, 'stackTraceLimit', before + OWN_CALLS);
  const stack = stackNow();
  if (isLimited) Reflect.set(Error, 'stackTraceLimit', before);
  // V8 puts the error itself above the calls.
  const calls = stack?.split('\n').filter((line) => !/^(?:Error:? ?)?$/.test(line));
  return calls?.filter((call) => ownFolder === undefined || !call.includes(ownFolder)).join('\n');
}

function stackNow(): string | undefined {
  const { stack } = new Error() as { stack?: unknown };
  return typeof stack === 'string' ? stack : undefined;
}

/** Calls that are made on the way from what completes a source to here. */
const OWN_CALLS = 8;

const limit = Error as { stackTraceLimit?: number };

/** The folder of this package as stacks name it, unless it has been bundled. */
const ownFolder = /(\S*[/\\])call-stack\.[jt]s/.exec(new Error().stack ?? '')?.[1]?.replace(/^[(@]|.*[(@]/, '');

/**
 * Where the program is, one call a line, the innermost first, without the calls inside this package where they can be
 * told. `undefined` on a platform whose errors have no stack.
 */
export function callStack(): string | undefined {
  const before = limit.stackTraceLimit;
  if (before !== undefined) limit.stackTraceLimit = before + OWN_CALLS;
  const { stack } = new Error();
  if (before !== undefined) limit.stackTraceLimit = before;
  // V8 puts the error itself above the calls.
  const calls = stack?.split('\n').filter((line) => line !== '' && line !== 'Error');
  return calls?.filter((call) => ownFolder === undefined || !call.includes(ownFolder)).join('\n');
}

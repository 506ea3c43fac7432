// The names of what takes a listener back. Nothing here knows the tree.

/** Methods that take one listener or all of them back, of an emitter, a target, a bus. */
export const removing =
  /^(?:off|un|unbind|unlisten|unsubscribe|unwatch|unobserve|removeListener|removeEventListener|removeAllListeners|removeHandler|detachEvent|remove\w*(?:Listener|Handler|Callback|Observer|Subscription)s?)$/u;

/** Methods after which their object calls back no more. */
export const ending =
  /^(?:close|destroy|end|kill|terminate|disconnect|abort|stop|cancel|dispose|detach|release|complete|finish|remove|exit|quit|destroySoon|shutdown|teardown)$/u;

/**
 * The events that come after such a method all the same: those by which the object tells that it has ended, and what the other
 * side still sends to a socket whose own side `end()` has ended.
 */
export const ends: ReadonlyMap<string, readonly string[]> = new Map([
  ['close', ['close']],
  ['destroy', ['close']],
  ['end', ['finish', 'close', 'data', 'readable', 'end']],
  ['kill', ['exit', 'close']],
  ['terminate', ['exit', 'close']],
  ['disconnect', ['disconnect']],
  ['abort', ['abort', 'loadend', 'close']],
]);

/** Names of functions elsewhere that are there to take back. */
export const cleanUp =
  /^_*(?:clean|clear|dispos|teardown|tear|un(?:sub|watch|listen|register|observe|bind|hook)|off(?:[A-Z]|$)|detach|remove|release|stop|cancel|destroy|close|finish|finali[sz]e|reset|end(?:[A-Z]|$)|abort|disconnect|revert|kill|exit)/iu;

/** Whether a function of that name takes back, ends or cleans up. */
export function isTakingBack(name: string): boolean {
  return removing.test(name) || ending.test(name) || cleanUp.test(name);
}

/**
 * Texts that can hold a completion: a promise constructor behind `new` or `extends`, `withResolvers`, a deferred, a source, or
 * a library of promises under whatever name. A mere mention of the type `Promise` holds none. Without the `u` flag, with which
 * ignoring case takes four times as long.
 */
export const mayHoldCompletion =
  /\bnew\b[\s(]*[\w$.]*(?:Promise|Bluebird)\b|\bextends\s+[\w$.]*Promise\b|withResolvers|defer|CompletionSource|bluebird|rsvp|['"](?:q|promise|when)['"]|\$q\b/i;

import { textsWith } from '../source/texts-with.ts';

/**
 * Texts that can hold a completion: a promise constructor behind `new` or `extends`, `withResolvers`, a deferred, a source, or
 * a library of promises under whatever name. A mere mention of the type `Promise` holds none. Without the `u` flag, with which
 * ignoring case takes four times as long.
 */
export const mayHoldCompletion = textsWith(
  [
    ...['new promise', 'extends promise', 'withresolvers', 'defer', 'completionsource', 'bluebird', 'rsvp', '$q'],
    ...[`'q'`, '"q"', `'promise'`, '"promise"', `'when'`, '"when"'],
  ],
  /\bnew\b[\s(]*[\w$.]*(?:Promise|Bluebird)\b|\bextends\s+[\w$.]*Promise\b|withResolvers|defer|CompletionSource|bluebird|rsvp|['"](?:q|promise|when)['"]|\$q\b/i,
);

/**
 * Texts that can hold a notification: a call of an emitter's method or of `abort`, a name that callbacks go by, a call of
 * what is taken out of a collection; or a settlement.
 */
export const mayNotify = new RegExp(
  [
    /\.(?:emit|dispatchEvent|fire|next|abort)\s*\??\.?\s*\(/,
    /[cC]allback|[lL]istener|[hH]andler|[hH]ook|[sS]ubscriber|[oO]bserver|\bcbs?\b|Cbs?\b/,
    /\bon[A-Z]\w*\s*(?:\?\.)?\s*\(|[._#$]on\w+\s*(?:\?\.)?\(/,
    /\bof\b[^{};()]*\)\s*\{?\s*\w+\s*(?:\?\.)?\(|forEach\s*\(\s*\(?\s*\w+\s*\)?\s*=>\s*\{?\s*\w+\s*(?:\?\.)?\(/,
    /\b(?:const|let|var)\s+\w+\s*(?::[^=;\n]*)?=[^;\n]*\.get\(|\.get\([^()]*\)!?(?:\?\.)?\(|\w\]!?(?:\?\.)?\(/,
    /new\s+Promise\b|withResolvers|[dD]efer|CompletionSource/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

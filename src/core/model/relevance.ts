import { textsWith } from '../source/texts-with.ts';
import { promisePackages } from './origins.ts';

// Without the `u` flag all along, with which a pattern takes several times as long.

/** A package under whatever name: what it is imported from. */
const importOf = (packages: Iterable<string>): string =>
  `(?:\\bfrom|\\brequire\\s*\\(|\\bimport\\s*\\(?)\\s*['"](?:${[...packages].join('|')})['"]`;

const constructors = {
  words: ['new promise', 'extends promise', ...[...promisePackages].flatMap((name) => [`'${name}'`, `"${name}"`])],
  patterns: [/\bnew\b[\s(]*[\w$.]*(?:Promise|Bluebird)\b/.source, importOf(promisePackages)],
};

/** Texts that can construct a promise: a constructor behind `new`, or a library of promises under whatever name. */
export const mayConstructPromise = textsWith(
  [...constructors.words, 'new bluebird'],
  new RegExp(constructors.patterns.join('|')),
);

/**
 * Texts that can hold a completion: one that can construct a promise, a class that extends one, `withResolvers`, a source, or
 * a deferred: what makes it is called, constructed, renamed or a type. A mere mention of `Promise`, or of what is deferred,
 * holds none.
 */
export const mayHoldCompletion = textsWith(
  [
    ...[...constructors.words, 'bluebird', 'withresolvers', 'completionsource', 'defer', 'promise.pending'],
    ...[`'p-defer'`, `"p-defer"`],
  ],
  new RegExp(
    [
      ...constructors.patterns,
      /\bextends\s+[\w$.]*(?:Promise|Bluebird)\b|[wW]ithResolvers|CompletionSource|\bBluebird\.pending\(|\bPromise\.pending\(/
        .source,
      /Deferr?ed(?:Promise)?(?=\s*(?:\?\.)?\s*(?:[(<,};:|&=>)\]]|\[|as\b)|[ \t]*[\r\n])/.source,
      // A deferred is made of nothing; others of that name are given what to do.
      /\b[pP]?[dD]efer(?=\s*(?:<[^;]{0,200}?>\s*)?(?:\?\.)?\s*\(\s*\)|\s*(?::|as\b))/.source,
      /\bnew\s+[\w$.]*Deferr?ed(?:Promise)?\b/.source,
      importOf(['p-defer']),
    ].join('|'),
  ),
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

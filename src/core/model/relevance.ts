import { eitherOf, textsWith, type Relevance } from '../source/texts-with.ts';
import { promisePackages } from './origins.ts';

// Without the `u` flag all along, with which a pattern takes several times as long.

/** A package under whatever name: what it is imported from. */
const importOf = (packages: Iterable<string>): string =>
  `(?:\\bfrom|\\brequire\\s*\\(|\\bimport\\s*\\(?)\\s*['"](?:${[...packages].join('|')})['"]`;

const isConstructed = textsWith(['new promise', 'new bluebird'], /\bnew\b[\s(]*[\w$.]*(?:Promise|Bluebird)\b/);

const packageWords = [...promisePackages].flatMap((name) => [`'${name}'`, `"${name}"`]);

const isImported = textsWith(packageWords, new RegExp(importOf(promisePackages)));

/** Texts that can construct a promise: a constructor behind `new`, or a library of promises under whatever name. */
export const mayConstructPromise = eitherOf(isConstructed, isImported);

/**
 * Texts that can hold a completion: one that can construct a promise, a class that extends one, `withResolvers`, a source, or
 * a deferred: what makes it is called, constructed, renamed or a type. A mere mention of `Promise`, or of what is deferred,
 * holds none.
 */
export const mayHoldCompletion = eitherOf(
  isConstructed,
  isImported,
  textsWith(
    [
      ...['extends promise', 'extends bluebird', 'withresolvers', 'completionsource', 'defer'],
      ...['bluebird.pending(', 'promise.pending('],
    ],
    new RegExp(
      [
        /\bextends\s+[\w$.]*(?:Promise|Bluebird)\b|[wW]ithResolvers|CompletionSource|\bBluebird\.pending\(|\bPromise\.pending\(/
          .source,
        /Deferr?ed(?:Promise)?(?=\s*(?:\?\.)?\s*(?:[(<,};:|&=>)\]]|\[|as\b)|[ \t]*[\r\n])/.source,
        // A deferred is made of nothing; others of that name are given what to do.
        /\b[pP]?[dD]efer(?=\s*(?:<[^;]{0,200}?>\s*)?(?:\?\.)?\s*\(\s*\)|\s*(?::|as\b))/.source,
        /\bnew\s+[\w$.]*Deferr?ed(?:Promise)?\b/.source,
        importOf(['p-defer']),
      ].join('|'),
    ),
  ),
);

/**
 * Texts in which more than `new Promise(…)` may make a completion, as far as the words tell: a class that extends a promise, a
 * constructor that is a member or stands in brackets, a library under whatever name, a source, or a deferred by whatever
 * name they go by. Whoever relies on it passes by most of a file, so it rather finds too much.
 */
export const isMoreThanConstructions: Relevance = eitherOf(
  textsWith(
    ['bluebird', 'completionsource', 'withresolvers', 'defer'],
    // No word of a sentence, and no string but for a member in brackets.
    /Bluebird|CompletionSource|[wW]ithResolvers|Deferr?ed(?:Promise)?(?!\w)|[dD]efer(?<!['"`-][dD]efer)(?![\w'"`-]|\s*:\s*['"`\d]|\s+(?!(?:as|from|in|instanceof|of|satisfies)\b)\w)|\[\s*['"`][dD]efer['"`]\s*\]/,
  ),
  /(?:Resolvable|Controll(?:able|ed)|Manual|External|Open|Exposed)Promise/,
  // What stands before is looked at last: asked first, it is asked at each letter of a text.
  // An interface that extends one makes none, nor does a type parameter.
  /\bextends\b(?<=(?:\bclass(?:\s+[\w$]+)?\s+|>\s*|\*\/\s*)extends)(?<!\binterface\s+[\w$]+\s*(?:<[^{};]*>)?\s*extends)(?:\s*\/[*/]|[^{};]*Promise\b)/,
  /\bnew\s*(?:\([^)]*Promise|\/\*[^*]*\*\/[\s(]*[\w$.]*Promise|\/\/[^\n]*\s+[\w$.]*Promise)/,
  /\.\s*Promise\b(?<!\bnew\s+[\w$.]*\.\s*Promise)|['"`]Promise['"`]/,
  /\.\s*pending(?:\s*(?:[(<!)/`]|\?\.)|\s+(?:as|satisfies)\b)|['"`]pending['"`]\s*\]/,
  textsWith([...packageWords, 'defer'], new RegExp(`['"](?:${[...promisePackages, 'p-defer'].join('|')})['"]`)),
);

/**
 * Texts that can hold a notification: a call of an emitter's method or of `abort`, a name that callbacks go by, a call of
 * what is taken out of a collection; or a settlement. What most of them have is asked first.
 */
export const mayNotify = eitherOf(
  textsWith(
    ['callback', 'listener', 'handler', 'hook', 'subscriber', 'observer'],
    /[cC]allback|[lL]istener|[hH]andler|[hH]ook|[sS]ubscriber|[oO]bserver/,
  ),
  textsWith(
    ['.emit', '.dispatchevent', '.fire', '.next', '.abort'],
    /\.(?:emit|dispatchEvent|fire|next|abort)\s*\??\.?\s*\(/,
  ),
  textsWith(
    ['new promise', 'withresolvers', 'defer', 'completionsource'],
    /new\s+Promise\b|withResolvers|[dD]efer|CompletionSource/,
  ),
  textsWith(['cb'], /\bcbs?\b|Cbs?\b/),
  textsWith(['](', ']!(', ']?.(', ']!?.('], /\w\]!?(?:\?\.)?\(/),
  textsWith(['.get('], /\b(?:const|let|var)\s+\w+\s*(?::[^=;\n]*)?=[^;\n]*\.get\(|\.get\([^()]*\)!?(?:\?\.)?\(/),
  // Their words are in nearly all texts.
  /\bon[A-Z]\w*\s*(?:\?\.)?\s*\(|[._#$]on\w+\s*(?:\?\.)?(?:\.?(?:call|apply))?\(/,
  textsWith(['reflect.apply'], /\bReflect\.apply\(/),
  textsWith(['foreach'], /forEach\s*\(\s*\(?\s*\w+\s*\)?\s*=>\s*\{?\s*\w+\s*(?:\?\.)?\(/),
  /\bof\b[^{};()]*\)\s*\{?\s*\w+\s*(?:\?\.)?\(/,
);

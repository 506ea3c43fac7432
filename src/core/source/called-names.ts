import { isNamePart, isSpace } from './text.ts';

/**
 * Where a text has a call, by the name in front of the parenthesis and of what may stand between them: `?.`, `!`, the end of
 * an assertion, type arguments, `.call`. Without a name, as in `list[0]()`, it is ''. What is no call, as `if (a)`, is in it
 * too. From parenthesis to parenthesis, as a pattern would look at each name of the text.
 */
export function calledNames(text: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  const add = (name: string, at: number): void => {
    const offsets = found.get(name);
    if (offsets === undefined) found.set(name, [at]);
    else offsets.push(at);
  };
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    let [name, at] = nameBefore(text, open);
    if ((name === 'call' || name === 'apply') && text[at - 1] === '.') [name, at] = nameBefore(text, at - 1);
    add(name, at);
    // `(list.get as Get)()` and `list.get(key)()` look the same from here.
    const close = text.charCodeAt(open - 1) === CLOSE ? open - 1 : text.endsWith(')?.', open) ? open - 3 : undefined;
    if (close !== undefined) add('', close);
  }
  return found;
}

const BANG = 33;
const CLOSE = 41;
const DOT = 46;
const GREATER = 62;
const QUESTION = 63;
const BRACKET = 93;

/** How many units of type arguments are looked through. */
const FAR = 200;

function nameBefore(text: string, from: number): [name: string, at: number] {
  let end = from;
  // A comment in between makes it a call that goes unnoticed.
  for (;;) {
    const code = text.charCodeAt(end - 1);
    if (isSpace(code) || code === BANG || code === CLOSE) end--;
    else if (code === DOT && text.charCodeAt(end - 2) === QUESTION) end -= 2;
    else if (code === GREATER && text.charCodeAt(end - 2) !== 61) {
      const start = openingAngle(text, end - 1);
      if (start === undefined) return ['', end - 1];
      end = start;
    } else if (code === BRACKET) return ['', end - 1];
    else break;
  }
  let start = end;
  while (isNamePart(text.charCodeAt(start - 1))) start--;
  return start === end ? ['', Math.max(end - 1, 0)] : [text.slice(start, end), start];
}

function openingAngle(text: string, close: number): number | undefined {
  let depth = 0;
  for (let at = close; at >= 0 && close - at < FAR; at--) {
    const code = text.charCodeAt(at);
    if (code === GREATER && text.charCodeAt(at - 1) !== 61) depth++;
    else if (code === 60 && --depth === 0) return at;
    else if (code === 59 || code === 123) return undefined;
  }
  return undefined;
}

import { wordSource } from '../../core/source/word.ts';
import type { Change } from './run-result.ts';

/** A member that a rewrite takes away or gives another meaning, with what tells of its home elsewhere. */
export interface TakenMember {
  readonly name: string;
  /** It goes on under its name, perhaps with something else in it: a collection of sources where it was one of functions. */
  readonly remains: boolean;
  /** The classes and constructors of its file. */
  readonly owners: readonly string[];
  /** The file's own name, as an import ends. */
  readonly stem: string;
}

const typed = /\.(?:[cm]?ts|tsx|vue|svelte)$/u;
const privateOfTypeScript = /\bprivate\s+(?:(?:static|readonly|override|declare|accessor)\s+)*([\w$]+)/gu;
const underscored = /\bthis\.(_[\w$]+)/gu;
const named = /\b(?:class|function)\s+([A-Z][\w$]*)/gu;

/**
 * The members that only TypeScript or an underscore keeps private, and of which a change leaves fewer mentions or writes others. A
 * `#name` is out of reach for all others.
 */
export function takenMembers(path: string, { before, after }: Change): readonly TakenMember[] {
  const isMember = typed.test(path) ? privateOfTypeScript : underscored;
  const names = new Set(Array.from(before.matchAll(isMember), ([, name = '']) => name));
  if (names.size === 0) return [];
  const linesAfter = new Set(after.split('\n'));
  const gone = before.split('\n').filter((line) => !linesAfter.has(line));
  const owners = Array.from(before.matchAll(named), ([, name = '']) => name);
  const stem = path.replace(/^.*[/\\]/u, '').replace(/(?:\.\w+)+$/u, '');
  return [...names].flatMap((name) => {
    if (!gone.some((line) => has(wordSource(name), line))) return [];
    return { name, remains: count(name, after) >= count(name, before), owners, stem };
  });
}

const takesElement = String.raw`[?!]?(?:\.?\[|\.(?:get|set|add|push|unshift|pop|shift|at|find|values|entries|forEach|map)\(|\s*=(?!=))`;

/** What promises and paths have too, so that the name alone says nothing. */
const common = /^(?:resolve|reject|then|all|race|promise)$/u;

/**
 * Whether the text of another file takes the member from an object, as tests do: `object['name']`, `(object as any).name`, and
 * `object.name` where the name has an underscore or nothing checks types; or from `this`, in a class that extends its owner. A
 * file with such a member of its own, which knows nothing of the owner, means that one.
 */
export function takesMember(path: string, text: string, member: TakenMember): boolean {
  const { name, remains, owners } = member;
  // How many it holds is the same as before.
  const word = remains ? `${wordSource(name)}${takesElement}` : wordSource(name);
  if (!has(wordSource(name), text)) return false;
  const isUnderscored = name.startsWith('_');
  const isOfOwner = knowsOwner(text, member);
  if (!isOfOwner && !isUnderscored) return false;
  if (has(String.raw`\bthis\??\.${word}`, text)) {
    if (!isOfOwner) return false;
    if (owners.some((owner) => has(String.raw`\bextends\s+(?:[\w$]+\.)*${wordSource(owner)}`, text))) return true;
  }
  const inQuotes = String.raw`(?:\[|,)\s*(['"\x60])${wordSource(name)}\1${remains ? String.raw`\]${takesElement}` : ''}`;
  if (has(String.raw`${inQuotes}|\bas\s[^()]*\)[?!]?\.${word}`, text)) return true;
  const isPlain = isUnderscored || (!typed.test(path) && !common.test(name));
  return isPlain && has(String.raw`(?<!(?<![\w$.])(?:this|self|that|_this|me))(?<=[\w$\])])[?!]?\.${word}`, text);
}

/** Whether the text of another file names what the member is of, or imports its file. */
export function knowsOwner(text: string, { owners, stem }: TakenMember): boolean {
  if (owners.some((owner) => has(wordSource(owner), text))) return true;
  return stem !== 'index' && has(String.raw`['"/\x60]${wordSource(stem)}(?:\.\w+)?['"\x60]`, text);
}

function has(pattern: string, text: string): boolean {
  return new RegExp(pattern, 'u').test(text);
}

function count(name: string, text: string): number {
  return text.match(new RegExp(wordSource(name), 'gu'))?.length ?? 0;
}

import { wordSource } from '../../core/source/word.ts';
import type { Change } from './run-result.ts';

/** A member that a rewrite takes away or gives another meaning, with what tells of its home elsewhere. */
export interface TakenMember {
  readonly name: string;
  /** It goes on under its name, perhaps with something else in it: a collection of sources where it was one of functions. */
  readonly remains: boolean;
  /** TypeScript itself says that it is private. */
  readonly isTyped: boolean;
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
  const isTyped = typed.test(path);
  const isMember = isTyped ? privateOfTypeScript : underscored;
  const names = new Set(Array.from(before.matchAll(isMember), ([, name = '']) => name));
  if (names.size === 0) return [];
  const linesAfter = new Set(after.split('\n'));
  const gone = before.split('\n').filter((line) => !linesAfter.has(line));
  const owners = Array.from(before.matchAll(named), ([, name = '']) => name);
  const stem = path.replace(/^.*[/\\]/u, '').replace(/(?:\.\w+)+$/u, '');
  return [...names].flatMap((name) => {
    if (!gone.some((line) => has(wordSource(name), line))) return [];
    return { name, remains: count(name, after) >= count(name, before), isTyped, owners, stem };
  });
}

const takesElement = String.raw`[?!]?(?:\.?\[|\.(?:get|set|add|push|unshift|pop|shift|at|find|values|entries|forEach|map)\(|\.\w*(?:[rR]esolve|[rR]eject|fulfil)|\s*=(?!=))`;

/**
 * The extended regular expression, as POSIX has them, of how a text takes a member of that name at all: by a string, from a cast,
 * and where it has an underscore, as any member.
 */
export function mentionPattern(name: string): string {
  const word = name.replaceAll('$', String.raw`\$`);
  return name.startsWith('_') ? `[.'"\`]${word}` : `['"\`]${word}['"\`]|[)][?!]?[.]${word}`;
}

/** Functions that take a member by its name: `vi.spyOn(object, 'name')`, `mock.method(object, 'name')`, `Reflect.get(object, 'name')`. */
const takesByName = String.raw`\b(?:spyOn|spy|stub|mock|method|replace|defineProperty|Reflect\.\w+)`;

/**
 * Whether the text of another file takes the member from an object, as tests do: `object['name']`, `(object as any).name`,
 * `spyOn(object, 'name')`, and `object.name` where the name has an underscore; or from `this`, in a class that extends its owner. A file that does not know the owner means it only by a name with an underscore, of which it has none of
 * its own, and where its types do not say that it is another's.
 */
export function takesMember(path: string, text: string, member: TakenMember): boolean {
  const { name, remains, owners } = member;
  if (!has(wordSource(name), text)) return false;
  const isUnderscored = name.startsWith('_');
  const isOfOwner = knowsOwner(text, member);
  if (!isOfOwner && (!isUnderscored || !hasRelativeImport.test(text))) return false;
  // How many it holds is the same as before.
  const word = remains ? `${wordSource(name)}${takesElement}` : wordSource(name);
  if (has(String.raw`\bthis\??\.${word}`, text)) {
    if (!isOfOwner) return false;
    if (owners.some((owner) => has(String.raw`\bextends\s+(?:[\w$]+\.)*${wordSource(owner)}`, text))) return true;
  }
  const quoted = String.raw`(['"\x60])${wordSource(name)}`;
  const isNamed =
    has(String.raw`(?<=[\w$)\]])[?!]?\[\s*${quoted}\1\s*\]${remains ? takesElement : ''}`, text) ||
    has(String.raw`\bas\s[^()]*\)[?!]?\.${word}`, text) ||
    (!remains && has(String.raw`${takesByName}\([^()'"\x60]*(?:\([^()'"\x60]*\))?,\s*${quoted}\1`, text));
  if (isNamed) return true;
  // `const { resolve } = client['pending'];`
  const isApart = String.raw`\}\s*=\s*[^;=\n]*(?:\.|\[\s*['"\x60])${wordSource(name)}`;
  if (remains && isOfOwner && has(isApart, text)) return true;
  const isTyped = typed.test(path);
  const isPlain = isUnderscored && (isOfOwner || !(isTyped || member.isTyped));
  return isPlain && has(String.raw`(?<!(?<![\w$.])(?:this|self|that|_this|me))(?<=[\w$\])])[?!]?\.${word}`, text);
}

const hasRelativeImport = /['"\x60]\.{1,2}\//u;

/** Whether the text of another file names what the member is of, or imports its file. */
export function knowsOwner(text: string, { owners, stem }: TakenMember): boolean {
  const isDeclared = (name: string): boolean => has(String.raw`\b(?:class|function)\s+${wordSource(name)}`, text);
  if (owners.some((owner) => has(wordSource(owner), text) && !isDeclared(owner))) return true;
  return stem !== 'index' && has(String.raw`/${wordSource(stem)}(?:\.\w+)?['"\x60]`, text);
}

function has(pattern: string, text: string): boolean {
  return new RegExp(pattern, 'u').test(text);
}

function count(name: string, text: string): number {
  return text.match(new RegExp(wordSource(name), 'gu'))?.length ?? 0;
}

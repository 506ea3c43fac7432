import type { TSESTree } from '@typescript-eslint/types';
import type { Rule } from 'eslint';
import type { ScopeManager } from '../core/source/scopes.ts';
import { defaultSettings, type Settings } from '../core/source/settings.ts';
import { createSource, type Source } from '../core/source/source.ts';
import { typesOf } from '../core/source/typed-source.ts';

const sources = new WeakMap<object, Source>();

/** The {@link Source} of the file being linted. All rules share one, and with it the model built on it. */
export function sourceOf({ cwd, filename, settings, sourceCode }: Rule.RuleContext): Source {
  const made = sources.get(sourceCode.ast);
  if (made !== undefined) return made;
  const source = createSource({
    path: within(cwd, filename),
    text: sourceCode.text,
    // The host's AST and scopes are the dialect of the core but for types that neither declares.
    ast: sourceCode.ast as unknown as TSESTree.Program,
    scopes: () => sourceCode.scopeManager as unknown as ScopeManager,
    types: typesOf(sourceCode.parserServices as unknown),
    settings: settingsOf(settings),
  });
  sources.set(sourceCode.ast, source);
  return source;
}

/** The path of a file from the folder that is linted: where that lies says nothing of the file. */
function within(folder: string | undefined, path: string): string {
  if (folder === undefined || !path.startsWith(folder)) return path;
  const rest = path.slice(folder.length);
  return /^[\\/]/u.test(rest) ? rest.slice(1) : path;
}

type Readers = { readonly [Name in keyof Settings]: (value: unknown, path: string) => Settings[Name] };

const readers: Readers = {
  runtime: readSpecifier,
  deferreds: readNames,
  onceEvents: readNames,
  neverReturns: readNames,
  lockMethods: readNames,
  checkJs: readBoolean,
};

const known = new WeakMap<object, Settings>();

/** The settings of a configuration, read once. */
export function settingsOf(settings: Rule.RuleContext['settings']): Settings {
  let read = known.get(settings);
  if (read === undefined) known.set(settings, (read = readSettings(settings['tcs'])));
  return read;
}

/** Reads `settings.tcs` of a configuration. @throws {TypeError} naming the setting that is wrong. */
export function readSettings(given: unknown): Settings {
  if (given === undefined) return defaultSettings;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`settings.tcs must be an object, got ${show(given)}`);
  }
  const entries = Object.entries(given).map(([name, value]) => {
    const read: Readers[keyof Settings] | undefined = Object.hasOwn(readers, name)
      ? readers[name as keyof Settings]
      : undefined;
    if (read === undefined) {
      throw new TypeError(`settings.tcs.${name} is not a setting; known: ${Object.keys(readers).join(', ')}`);
    }
    return [name, read(value, `settings.tcs.${name}`)] as const;
  });
  return { ...defaultSettings, ...(Object.fromEntries(entries) as Partial<Settings>) };
}

function readSpecifier(value: unknown, path: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new TypeError(`${path} must be a module specifier such as '${defaultSettings.runtime}', got ${show(value)}`);
}

function readNames(value: unknown, path: string): readonly string[] {
  const isName = (name: unknown): name is string => typeof name === 'string' && name.trim() !== '';
  if (Array.isArray(value) && value.every(isName)) return value;
  throw new TypeError(`${path} must be a list of names, got ${show(value)}`);
}

function readBoolean(value: unknown, path: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new TypeError(`${path} must be true or false, got ${show(value)}`);
}

function show(value: unknown): string {
  return typeof value === 'function' || value === undefined ? typeof value : JSON.stringify(value);
}

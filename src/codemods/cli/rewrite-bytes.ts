import { ParseError } from '../../core/source/parse.ts';
import { hasReadText } from '../../core/source/texts-with.ts';
import { unknownTypes } from '../../core/source/types.ts';
import { checksJavaScript } from '../checks-javascript.ts';
import type { Codemod } from '../create-codemod.ts';
import { rewrite, RewriteError, type Proposal, type RewriteOptions, type Site } from '../rewrite.ts';
import { scriptText } from '../script-blocks.ts';
import { openProject } from '../project/project-types.ts';
import { diffText } from './diff.ts';
import { siteOfTransform, TransformError, type OwnTransform } from './own-transform.ts';
import { readSourceText } from './read-source-text.ts';
import { recogniseGenerated } from './recognise-generated.ts';
import type { Change, Problem, Reason } from './run-result.ts';
import { vendorSpecifier } from './vendor-specifier.ts';

/** What to do to each file. */
export interface Task {
  readonly codemods: readonly Codemod[];
  /** Applied after the codemods, in this order. */
  readonly transforms: readonly OwnTransform[];
  readonly settings: TaskSettings;
  /** By absolute path, the members of its classes that other files take from outside and that stay what they are. */
  readonly spared?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Asked for each site before it is rewritten. */
  readonly decide?: (proposal: Proposal) => boolean;
}

/** The part of a task that is plain data and can cross threads. */
export interface TaskSettings {
  readonly transformOptions: Readonly<Record<string, unknown>>;
  readonly unsafe: boolean;
  readonly runtime: string;
  readonly from?: readonly string[];
  /** The absolute path of the tsconfig.json that types come from. */
  readonly project?: string;
  /** The absolute path of the file that the runtime is imported from. */
  readonly vendor?: string;
  /** Render the change of each site. */
  readonly siteDiffs: boolean;
}

/** What the codemods make of one file, as plain data that can cross threads. */
export type Outcome =
  | {
      readonly status: 'change';
      readonly change: Change;
      readonly sites: readonly Site[];
      readonly messages?: readonly string[];
    }
  | { readonly status: 'unchanged'; readonly sites: readonly Site[]; readonly messages?: readonly string[] }
  | { readonly status: 'irrelevant' }
  | { readonly status: 'left-alone'; readonly reason: Reason }
  | { readonly status: 'error'; readonly problem: Problem };

type Relevance = Pick<Task, 'codemods' | 'transforms'>;

/** Whether a codemod could find something in this text; cheap enough to ask of every file. */
export function isRelevant(path: string, bytes: Buffer, task: Relevance): boolean {
  if (!mayHold(bytes, task)) return false;
  const { text } = readSourceText(bytes);
  hasReadText(bytes, text);
  return mayFind(text, path, task);
}

/** Of most files no string need be made: thousands of them are what the garbage collector would have to find. */
function mayHold(bytes: Buffer, { codemods, transforms }: Relevance): boolean {
  // In UTF-16 no word stands as it is looked for.
  if (transforms.length > 0 || bytes.includes(0)) return true;
  return codemods.some(({ relevance }) => relevance.mayHold?.(bytes) !== false);
}

function mayFind(text: string, path: string, { codemods, transforms }: Relevance): boolean {
  // A component is cut up only when its whole text has what is looked for.
  return (
    transforms.some(({ relevance }) => relevance?.test(text) ?? true) ||
    codemods.some(({ relevance }) => relevance.test(text) && relevance.test(scriptText(path, text)))
  );
}

/** Rewrites the content of one file. Throws nothing: a bug in a codemod is an outcome too, so that other files go on. */
export async function rewriteBytes(path: string, bytes: Buffer, task: Task): Promise<Outcome> {
  const source = readSourceText(bytes);
  if (!mayFind(source.text, path, task)) return { status: 'irrelevant' };
  const reason = recogniseGenerated(path, scriptText(path, source.text));
  if (reason !== undefined) return { status: 'left-alone', reason };
  try {
    const { text, sites, messages } = await applyAll(path, source.text, task);
    const said = messages.length === 0 ? {} : { messages };
    if (text === source.text) return { status: 'unchanged', sites, ...said };
    if (source.kind === 'foreign') return refuse(source.problem);
    const change = { before: source.mark + source.text, after: source.mark + text };
    return { status: 'change', change, sites, ...said };
  } catch (error) {
    return source.kind === 'foreign' ? refuse(source.problem) : { status: 'error', problem: describe(error) };
  }
}

interface Applied {
  readonly text: string;
  readonly sites: readonly Site[];
  readonly messages: readonly string[];
}

async function applyAll(path: string, text: string, task: Task): Promise<Applied> {
  const { unsafe, runtime, from = [], vendor, project, siteDiffs, transformOptions } = task.settings;
  const diff = siteDiffs ? { diff: diffText } : {};
  const first = rewrite(path, text, {
    codemods: task.codemods,
    unsafe,
    from,
    types: typesFor(project, task.spared?.get(path)),
    settings: {
      runtime: vendor === undefined ? runtime : vendorSpecifier(path, text, vendor),
      checkJs: checksJavaScript(path),
    },
    ...diff,
    ...(task.decide === undefined ? {} : { decide: task.decide }),
  });
  const sites = [...first.sites];
  const messages: string[] = [];
  let current = first.text;
  for (const transform of task.transforms) {
    if (transform.relevance?.test(current) === false) continue;
    const before = current;
    const applied = await named(transform, () => transform.apply(path, before, transformOptions));
    messages.push(...applied.messages.map((message) => `${transform.name}: ${message}`));
    if (applied.text === before) continue;
    const site = siteOfTransform(transform.name, before, applied.text, diff.diff?.(before, applied.text));
    if (task.decide?.(site) === false) {
      sites.push({ ...site, status: 'skipped', skip: { code: 'declined', detail: 'turned down when asked' } });
      continue;
    }
    sites.push(site);
    current = applied.text;
  }
  return { text: current, sites, messages };
}

/** What is known beside the text: the types of a project, and which members others take from outside. */
function typesFor(project: string | undefined, spared: ReadonlySet<string> | undefined): RewriteOptions['types'] {
  const ofProject: RewriteOptions['types'] =
    project === undefined ? undefined : (file, code) => openProject(project)?.of(file, code);
  if (spared === undefined) return ofProject;
  return (file, code) => ({
    ...(ofProject?.(file, code) ?? unknownTypes),
    isTakenOutside: (name) => spared.has(name),
  });
}

/** A failure inside of somebody's own transform. */
class TransformFailure extends Error {
  override readonly name = 'TransformFailure';
}

async function named<T>(transform: OwnTransform, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    // A breach of the contract is told by its message; what the transform itself threw needs its stack.
    const detail = error instanceof TransformError || !(error instanceof Error) ? String(error) : error.stack;
    throw new TransformFailure(`${transform.name}: ${(detail ?? '').replace(/^TransformError: /u, '')}`, {
      cause: error,
    });
  }
}

function refuse(problem: string): Outcome {
  return { status: 'error', problem: { code: 'not-utf-8', detail: `left as it is: ${problem}` } };
}

function describe(error: unknown): Problem {
  if (error instanceof ParseError)
    return { code: 'parse', detail: error.message, line: error.line, column: error.column };
  if (error instanceof RewriteError) return { code: 'rewrite', detail: `left as it is: ${error.message}` };
  if (error instanceof TransformFailure)
    return { code: 'transform', detail: `left as it is: ${error.message}`, ...placeOf(error.cause) };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'bug', detail: `left as it is, a codemod failed on it, please report this: ${detail}` };
}

/** Parsers under jscodeshift tell the place as Babel does. */
function placeOf(error: unknown): { readonly line?: number; readonly column?: number } {
  const { loc } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly loc?: { readonly line?: unknown; readonly column?: unknown } | null;
  };
  if (typeof loc?.line !== 'number') return {};
  return { line: loc.line, column: typeof loc.column === 'number' ? loc.column + 1 : 1 };
}

import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { addTo } from '../../core/source/multimap.ts';
import { extensions } from '../project/outside-files.ts';
import type { FoundFile } from './discover-files.ts';
import { findWorkTree, GitError, listMatching } from './git.ts';
import { knowsOwner, mentionPattern, takenMembers, takesMember, type TakenMember } from './outside-mentions.ts';
import { recogniseGenerated } from './recognise-generated.ts';
import type { Outcome, Task } from './rewrite-bytes.ts';
import { rewriteFile } from './rewrite-file.ts';

interface Run {
  /** Free of symbolic links. */
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
}

interface Spared {
  /** What became of each file, by its absolute path. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** What to do to each file from now on. */
  readonly task: Task;
  readonly notes: readonly string[];
}

/**
 * Rewrites once more the files whose change would take from another file, mostly a test, a member that is private by its name or
 * by TypeScript alone: such a member stays what it is. All of the repository is asked, whatever the paths of the run.
 */
export async function spareMembers(
  files: readonly FoundFile[],
  outcomes: ReadonlyMap<string, Outcome>,
  task: Task,
  { cwd, signal }: Run,
): Promise<Spared> {
  const taken = new Map<FoundFile, readonly TakenMember[]>();
  for (const file of files) {
    const outcome = outcomes.get(file.absolute);
    const members = outcome?.status === 'change' ? takenMembers(file.absolute, outcome.change) : [];
    if (members.length > 0) taken.set(file, members);
  }
  if (taken.size === 0) return { outcomes, task, notes: [] };
  const others = await textsThatName(taken, cwd);
  const all = [...taken.values()].flat();
  const notes: string[] = [];
  const spared = new Map<string, ReadonlySet<string>>();
  for (const [{ absolute, path }, members] of taken) {
    const names = members.flatMap((member) => {
      const rivals = all.filter(({ name }) => name === member.name);
      const means = ({ text }: Other): boolean =>
        knowsOwner(text, member) || !rivals.some((each) => knowsOwner(text, each));
      const by = others
        .get(member.name)
        ?.find((other) => other.path !== absolute && takesMember(other.path, other.text, member) && means(other));
      if (by === undefined) return [];
      notes.push(
        `${path} keeps ${member.name} as it is: ${relative(cwd, by.path).replaceAll(sep, '/')} takes it from outside`,
      );
      return [member.name];
    });
    if (names.length > 0) spared.set(absolute, new Set(names));
  }
  const sparing: Task = { ...task, spared };
  const again = new Map(outcomes);
  for (const path of spared.keys()) {
    if (signal?.aborted === true) break;
    again.set(path, await rewriteFile(path, sparing));
  }
  return { outcomes: again, task: sparing, notes };
}

interface Other {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** The files that may take one of the members, by its name; none where git cannot be asked. */
async function textsThatName(
  taken: ReadonlyMap<FoundFile, readonly TakenMember[]>,
  cwd: string,
): Promise<ReadonlyMap<string, readonly Other[]>> {
  const wanted = new Map<string, string[]>();
  for (const [{ absolute }, members] of taken) {
    const folder = findWorkTree(dirname(absolute)) ?? cwd;
    for (const { name } of members) addTo(wanted, folder, name);
  }
  const found = new Map<string, Other[]>();
  for (const [folder, all] of wanted) {
    const names = [...new Set(all)];
    for (const file of await filesWith(names, folder)) {
      const path = join(folder, file);
      const text = readText(path);
      // What is built of the project has its own copy of the class, and takes nothing from outside.
      if (recogniseGenerated(path, text) !== undefined) continue;
      for (const name of names) if (text.includes(name)) addTo(found, name, { path, text });
    }
  }
  return found;
}

async function filesWith(names: readonly string[], folder: string): Promise<readonly string[]> {
  try {
    return await listMatching(folder, names.map(mentionPattern), extensions);
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
}

/** A file that is gone or out of reach names nothing. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

import { createBreath } from './breathe.ts';
import { describeFailure } from './describe-failure.ts';
import type { FoundFile } from './discover-files.ts';
import { FileReader } from './file-reader.ts';
import type { Progress } from './progress.ts';
import { isRelevant, type Outcome, type Task } from './rewrite-bytes.ts';

export interface Selection {
  readonly relevant: readonly FoundFile[];
  /** The files that are done without parsing them. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

const irrelevant: Outcome = { status: 'irrelevant' };

interface Watch {
  readonly signal?: AbortSignal | undefined;
  readonly progress: Progress;
}

/** Reads all files and keeps those worth parsing; most hold nothing for a codemod. */
export async function selectRelevant(files: readonly FoundFile[], task: Task, watch: Watch): Promise<Selection> {
  const relevant: FoundFile[] = [];
  const outcomes = new Map<string, Outcome>();
  const reader = new FileReader();
  const breathe = createBreath();
  for (const [done, file] of files.entries()) {
    await breathe();
    if (watch.signal?.aborted === true) break;
    watch.progress.update('Reading', done, files.length);
    try {
      if (isRelevant(file.absolute, reader.read(file.absolute), task)) relevant.push(file);
      else outcomes.set(file.absolute, irrelevant);
    } catch (error) {
      outcomes.set(file.absolute, { status: 'error', problem: describeFailure(error) });
    }
  }
  return { relevant, outcomes };
}

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
  /** Called for each relevant file at once. */
  readonly onRelevant: (file: FoundFile) => void;
}

/** Reads all files and keeps those worth parsing; most hold nothing for a codemod. */
export async function selectRelevant(files: readonly FoundFile[], task: Task, watch: Watch): Promise<Selection> {
  const relevant: FoundFile[] = [];
  const outcomes = new Map<string, Outcome>();
  const reader = new FileReader();
  // The workers wait for what this thread has for them.
  const breathe = createBreath(2);
  for (const [done, file] of files.entries()) {
    await breathe();
    if (watch.signal?.aborted === true) break;
    watch.progress.update('Reading', done, files.length);
    let mayFind: boolean;
    try {
      mayFind = isRelevant(file.absolute, reader.read(file.absolute), task);
    } catch (error) {
      outcomes.set(file.absolute, { status: 'error', problem: describeFailure(error) });
      continue;
    }
    if (mayFind) {
      relevant.push(file);
      watch.onRelevant(file);
    } else outcomes.set(file.absolute, irrelevant);
  }
  return { relevant, outcomes };
}

import { describeFailure } from './describe-failure.ts';
import { FileReader } from './file-reader.ts';
import { rewriteBytes, type Outcome, type Task } from './rewrite-bytes.ts';

const reader = new FileReader();

/** Reads a file and rewrites its content in memory. Throws nothing. */
export async function rewriteFile(path: string, task: Task): Promise<Outcome> {
  let bytes: Buffer;
  try {
    bytes = reader.read(path);
  } catch (error) {
    return { status: 'error', problem: describeFailure(error) };
  }
  return rewriteBytes(path, bytes, task);
}

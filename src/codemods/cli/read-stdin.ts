import type { CliHost } from './cli.ts';

/** All of stdin; undefined when the run was interrupted meanwhile. */
export async function readStdin({ stdin, signal }: CliHost): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of stdin) chunks.push(chunk);
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
  return signal?.aborted === true ? undefined : Buffer.concat(chunks);
}

import { fetchParcel } from './carrier-api.ts';
import { createGate } from './gate.ts';
import { JobQueue } from './job-queue.ts';
import { RpcClient } from './rpc-client.ts';
import { Store } from './store.ts';
import { Transport } from './transport.ts';

/** Wires the service together. */
export async function main(signal: AbortSignal): Promise<void> {
  const transport = new Transport('localhost', 7420);
  const client = new RpcClient(transport);
  const store = new Store();
  const queue = new JobQueue<string>();
  const gate = createGate();

  transport.open();
  await transport.ready;
  gate.open();

  const ids = (await client.call('list', {})) as string[];
  for (const id of ids) queue.push(id);
  while (!signal.aborted && queue.length > 0) {
    const id = await queue.next();
    store.update(await fetchParcel(id, signal));
  }
}

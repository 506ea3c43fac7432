import type { Transport } from './transport.ts';

interface Pending {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  method: string;
}

interface Reply {
  id: number;
  result?: unknown;
  error?: string;
}

/** Requests and replies over one connection, matched by their ids. */
export class RpcClient {
  private nextId = 1;
  private readonly pending = new Map<number, Pending>();

  constructor(private readonly transport: Transport) {
    transport.on('line', (line: string) => this.receive(JSON.parse(line) as Reply));
    transport.on('close', () => this.fail(new Error('connection closed')));
  }

  call(method: string, params: unknown): Promise<unknown> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject, method });
      this.transport.write(JSON.stringify({ id, method, params }));
    });
  }

  private receive(reply: Reply): void {
    const request = this.pending.get(reply.id);
    if (!request) return;
    this.pending.delete(reply.id);
    if (reply.error !== undefined) request.reject(new Error(`${request.method}: ${reply.error}`));
    else request.resolve(reply.result);
  }

  private fail(error: Error): void {
    for (const request of this.pending.values()) request.reject(error);
    this.pending.clear();
  }
}

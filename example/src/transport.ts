import { EventEmitter } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A line-based connection to the tracking server. */
export class Transport extends EventEmitter {
  #socket: Socket | undefined;
  #ready: Promise<void>;
  #resolveReady!: () => void;
  #rejectReady!: (error: Error) => void;
  state: 'connecting' | 'open' | 'closed' = 'connecting';

  constructor(
    readonly host: string,
    readonly port: number,
  ) {
    super();
    this.#ready = new Promise<void>((resolve, reject) => {
      this.#resolveReady = resolve;
      this.#rejectReady = reject;
    });
  }

  get ready(): Promise<void> {
    return this.#ready;
  }

  open(): void {
    const socket = connect(this.port, this.host);
    this.#socket = socket;
    socket.once('connect', () => {
      this.#resolveReady();
      this.state = 'open';
    });
    socket.once('error', (error) => {
      this.#rejectReady(error);
    });
    socket.on('data', (chunk: Buffer) => this.emit('line', chunk.toString('utf8')));
    socket.once('close', () => {
      // Listeners that look at `state` still see 'open'.
      this.emit('close');
      this.state = 'closed';
    });
  }

  write(line: string): void {
    this.#socket?.write(`${line}\n`);
  }
}

// Compiled, never run: every line that is to be refused says so.
import { fromCallback, type AbortSignalLike, type NodeCallback } from '../../../src/runtime/src/index.ts';
import { accept, expectExactly, some, type Equal } from './support/equal.ts';

declare function read(path: string, callback: (error: Error | null, data: string) => void): void;
declare function write(path: string, callback: (error: Error | null) => void): void;
declare function watch(callback: (error: Error | undefined, name?: string) => void): { close(): void };

export function operations(): void {
  const text = fromCallback<string>((done) => {
    read('path', done);
  });
  accept<Equal<typeof text, Promise<string>>>(true);
  const written = fromCallback((done) => {
    write('path', done);
  });
  accept<Equal<typeof written, Promise<void>>>(true);
  expectExactly<Promise<string>>()(fromCallback<string>((done) => read('path', done)));
}

export function callbacks(): void {
  void fromCallback<number>((done) => {
    accept<Equal<typeof done, NodeCallback<number>>>(true);
    done(null, 1);
    done(undefined, Promise.resolve(1));
    done(new Error('no'));
    done('text');
    done();
    // @ts-expect-error -- no number
    done(null, 'text');
    // @ts-expect-error -- a promise of something else
    done(null, Promise.resolve('text'));
  });
}

export function disposers(): void {
  void fromCallback<string>((done) => {
    const watcher = watch((error, name) => {
      done(error, name ?? '');
    });
    return () => {
      watcher.close();
    };
  });
  // What an operation returns is let in and ignored, for the sake of arrow functions, unless it is a function.
  void fromCallback((done) => watch(done));
}

export function options(): void {
  void fromCallback(() => undefined, {});
  void fromCallback(() => undefined, { signal: some<AbortSignalLike | null>(), timeout: 1, message: 'late' });
  void fromCallback(() => undefined, { timeout: undefined, message: new Error('late'), signal: undefined });
  // @ts-expect-error -- no number
  void fromCallback(() => undefined, { timeout: '1' });
  // @ts-expect-error -- neither a message nor an error
  void fromCallback(() => undefined, { message: 1 });
  // @ts-expect-error -- no function
  void fromCallback('read');
}

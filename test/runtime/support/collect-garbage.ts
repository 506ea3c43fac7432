import { builtin } from './platform.ts';
import { turn } from './turn.ts';

interface Collectors {
  readonly Bun?: { gc(isSynchronous: boolean): void };
  /** V8's with `--expose-gc`. */
  readonly gc?: (options: { execution: 'async' }) => Promise<void>;
}
type Collect = () => unknown;

let collect: Collect | undefined;

/**
 * Lets go of what is unreachable; of all of it mostly, see {@link survivors}.
 *
 * @throws {Error} where the platform does not let programs do so.
 */
export async function collectGarbage(): Promise<void> {
  collect ??= findCollector();
  // A collection that had begun by itself ends with the first: it keeps what has died since it came by. And a reference
  // that was made or read in this turn is strong until the next.
  for (let i = 0; i < 2; i++) {
    await turn();
    await collect();
  }
}

/**
 * How many of `refs` are left once it is `expected` or less. One that nothing keeps may outlive some collections, as a
 * compiler that works in the background holds the objects it meets until it is done; one that is kept outlives all.
 */
export async function survivors(refs: readonly WeakRef<object>[], expected: number): Promise<number> {
  let count = refs.length;
  for (let attempt = 0; attempt < 20; attempt++) {
    await collectGarbage();
    count = refs.filter((ref) => ref.deref() !== undefined).length;
    if (count <= expected) break;
  }
  return count;
}

function findCollector(): Collect {
  const { Bun, gc } = globalThis as Collectors;
  if (Bun !== undefined) {
    return () => {
      Bun.gc(true);
    };
  }
  if (gc !== undefined) return () => gc({ execution: 'async' });
  const v8 = builtin('node:v8');
  const vm = builtin('node:vm');
  if (v8 === undefined || vm === undefined) throw new Error('Start the platform so that it has a global gc()');
  v8.setFlagsFromString('--expose-gc');
  return vm.runInNewContext('gc') as Collect;
}

import { isInside, type FunctionNode, type Node } from '../source/ast.ts';
import { firstFrom } from '../source/ordered.ts';
import type { Source } from '../source/source.ts';
import { completionModel } from './build-model.ts';
import type { Completion, Handle } from './completion.ts';

/** A use that settles a promise, or that gives the right to do so away. */
interface Settling {
  readonly handle: Handle;
  readonly completion: Completion;
}

/** The completions of a file by where they are made and settled: one of many listeners asks for those around it alone. */
export class ServedCompletions {
  readonly #order = new Map<Completion, number>();
  readonly #byExecutor = new Map<FunctionNode, Completion>();
  /** In the order of the text. */
  readonly #settling: readonly Settling[];

  constructor(completions: readonly Completion[]) {
    for (const completion of completions) {
      this.#order.set(completion, this.#order.size);
      if (completion.executor) this.#byExecutor.set(completion.executor, completion);
    }
    this.#settling = completions
      .flatMap((completion) => completion.handles.filter(isSettling).map((handle) => ({ handle, completion })))
      .sort((a, b) => startOf(a) - startOf(b));
  }

  ofExecutor(fn: FunctionNode | undefined): readonly Completion[] {
    const completion = fn && this.#byExecutor.get(fn);
    return completion ? [completion] : [];
  }

  /** What settles inside a node. */
  within(node: Node): readonly Settling[] {
    const [start, end] = node.range;
    const found: Settling[] = [];
    for (let at = firstFrom(this.#settling, start, startOf); startOf(this.#settling[at]) < end; at++) {
      const settling = this.#settling[at];
      if (settling && isInside(settling.handle.use.node, node)) found.push(settling);
    }
    return found;
  }

  /** As the model has them. */
  inOrder(completions: Iterable<Completion>): readonly Completion[] {
    const placeOf = (completion: Completion): number => this.#order.get(completion) ?? 0;
    return [...completions].sort((a, b) => placeOf(a) - placeOf(b));
  }
}

export function isSettling({ use, through }: Handle): boolean {
  return through === undefined && (use.kind === 'settle' || use.kind === 'hand-off');
}

function startOf(settling: Settling | undefined): number {
  return settling?.handle.use.node.range[0] ?? Infinity;
}

const served = new WeakMap<Node, ServedCompletions>();

export function servedCompletions(source: Source): ServedCompletions {
  let found = served.get(source.ast);
  if (found === undefined) served.set(source.ast, (found = new ServedCompletions(completionModel(source).completions)));
  return found;
}

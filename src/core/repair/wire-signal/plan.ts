import { abortListeners, type AbortListener } from '../../model/abort/abort-listeners.ts';
import { completionModel } from '../../model/build-model.ts';
import type { Completion } from '../../model/completion.ts';
import { localFunction } from '../../model/local-functions.ts';
import { isInside } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { attempt, type Attempt } from '../attempt.ts';
import { wireExecutor } from './executor.ts';
import { wireSource } from './source.ts';

/** An abort listener that settles a promise, with the source that is to stand for both, or why there is none. */
export interface SignalWiring {
  readonly listener: AbortListener;
  readonly plan: Attempt;
}

/** Plans a source with a signal for each promise and source that an abort listener settles. */
export function* planWireSignal(source: Source): Generator<SignalWiring> {
  for (const listener of abortListeners(source)) {
    const completion = settledBy(listener, source);
    if (completion === undefined) continue;
    if (completion.kind === 'source')
      yield { listener, plan: attempt(source, () => ({ edits: wireSource(completion, listener, source) })) };
    else if (completion.kind === 'executor')
      yield {
        listener,
        plan: attempt(source, () => ({
          edits: wireExecutor(completion, listener, source),
          name: 'TaskCompletionSource',
        })),
      };
  }
}

/** The promise that a listener settles: the only one, made in the function that registers it. */
function settledBy({ handler, node }: AbortListener, source: Source): Completion | undefined {
  const fn = handler && localFunction(handler, source);
  const settled = completionModel(source).completions.filter(({ handles, executor, kind }) =>
    handles.some(({ use, through }) => {
      if (use.kind === 'settle' && fn !== undefined && through === undefined) return isInside(use.call, fn);
      if (use.kind === 'settle' && fn !== undefined) return isInside(use.call, fn) && through === fn;
      return (
        (use.kind === 'hand-off' || use.kind === 'alias') &&
        isInside(use.node, node) &&
        (executor !== undefined || kind === 'source')
      );
    }),
  );
  return settled.length === 1 ? settled[0] : undefined;
}

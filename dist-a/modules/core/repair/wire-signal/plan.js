import { abortListeners } from "../../model/abort/abort-listeners.js";
import { completionModel } from "../../model/build-model.js";
import { localFunction } from "../../model/local-functions.js";
import { isInside } from "../../source/ast.js";
import { attempt } from "../attempt.js";
import { wireExecutor } from "./executor.js";
import { wireSource } from "./source.js";
/** Plans a source with a signal for each promise and source that an abort listener settles. */
export function* planWireSignal(source) {
    for (const listener of abortListeners(source)) {
        const completion = settledBy(listener, source);
        if (completion === undefined)
            continue;
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
function settledBy({ handler, node }, source) {
    const fn = handler && localFunction(handler, source);
    const settled = completionModel(source).completions.filter(({ handles, executor, kind }) => handles.some(({ use, through }) => {
        if (use.kind === 'settle' && fn !== undefined && through === undefined)
            return isInside(use.call, fn);
        if (use.kind === 'settle' && fn !== undefined)
            return isInside(use.call, fn) && through === fn;
        return ((use.kind === 'hand-off' || use.kind === 'alias') &&
            isInside(use.node, node) &&
            (executor !== undefined || kind === 'source'));
    }));
    return settled.length === 1 ? settled[0] : undefined;
}

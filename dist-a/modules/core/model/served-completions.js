import { isInside } from "../source/ast.js";
import { firstFrom } from "../source/ordered.js";
import { completionModel } from "./build-model.js";
/** The completions of a file by where they are made and settled: one of many listeners asks for those around it alone. */
export class ServedCompletions {
    #order = new Map();
    #byExecutor = new Map();
    /** In the order of the text. */
    #settling;
    constructor(completions) {
        for (const completion of completions) {
            this.#order.set(completion, this.#order.size);
            if (completion.executor)
                this.#byExecutor.set(completion.executor, completion);
        }
        this.#settling = completions
            .flatMap((completion) => completion.handles.filter(isSettling).map((handle) => ({ handle, completion })))
            .sort((a, b) => startOf(a) - startOf(b));
    }
    ofExecutor(fn) {
        const completion = fn && this.#byExecutor.get(fn);
        return completion ? [completion] : [];
    }
    /** What settles inside a node. */
    within(node) {
        const [start, end] = node.range;
        const found = [];
        for (let at = firstFrom(this.#settling, start, startOf); startOf(this.#settling[at]) < end; at++) {
            const settling = this.#settling[at];
            if (settling && isInside(settling.handle.use.node, node))
                found.push(settling);
        }
        return found;
    }
    /** As the model has them. */
    inOrder(completions) {
        const placeOf = (completion) => this.#order.get(completion) ?? 0;
        return [...completions].sort((a, b) => placeOf(a) - placeOf(b));
    }
}
export function isSettling({ use, through }) {
    return through === undefined && (use.kind === 'settle' || use.kind === 'hand-off');
}
function startOf(settling) {
    return settling?.handle.use.node.range[0] ?? Infinity;
}
const served = new WeakMap();
export function servedCompletions(source) {
    let found = served.get(source.ast);
    if (found === undefined)
        served.set(source.ast, (found = new ServedCompletions(completionModel(source).completions)));
    return found;
}

import { enclosingFunction, optionalIn } from "../source/ast.js";
import { saysNothingMayBe } from "./missing-places.js";
/** `setTimeout(resolve, ms)`, `this.#done = resolve` first of all: whatever else happens, others can settle. */
export function isSurelyGiven({ home, gives, carriers }, source) {
    if (carriers.size > 0)
        return false;
    const first = home.body.type === 'BlockStatement' ? home.body.body[0] : home.body;
    if (!first || !/^(?:ExpressionStatement|CallExpression|AssignmentExpression)$/u.test(first.type))
        return false;
    for (const [node] of gives) {
        let at = node;
        while (at && at !== first && /Expression$|^(?:Identifier|Property|Literal)$/u.test(at.type)) {
            if (/^(?:Logical|Conditional|Function|ArrowFunction|Class)Expression$/u.test(at.type))
                break;
            const asked = at.type === 'ChainExpression' ? optionalIn(at.expression) : undefined;
            if (asked !== undefined && saysNothingMayBe(asked, source))
                break;
            at = at.parent;
        }
        if (at === first && !/^(?:Logical|Conditional)Expression$/u.test(first.type))
            return true;
    }
    return false;
}
/** `on(event, listener); const done = defer(); function listener() { done.resolve(); }` */
export function isGivenBefore({ completion: { node }, executor, gives }) {
    if (executor !== undefined)
        return false;
    const maker = enclosingFunction(node);
    return [...gives.keys()].some((each) => each.range[1] < node.range[0] && enclosingFunction(each) === maker);
}
/** A deferred that is only ever rejected tells of a failure to whoever races with it: it pends for as long as all goes well. */
export function tellsOfFailure({ executor, completion: { handles } }) {
    // To be kept in a variable is one more name.
    const isName = ({ use }) => use.kind === 'alias' || use.kind === 'test' || (use.kind === 'escape' && use.escape === 'variable');
    const ends = handles.filter((each) => !isName(each));
    return (executor === undefined &&
        ends.length > 0 &&
        ends.every(({ use }) => (use.kind === 'settle' || use.kind === 'hand-off') && use.role === 'reject'));
}

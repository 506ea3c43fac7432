import { enclosingFunction, isInside, isNothing, operands, unwrap, wrapped } from "../../source/ast.js";
import { testsOn } from "../tests-on-path.js";
/**
 * Where a `try` ends well, when its `finally` then passes a node by: `finally { if (failed) stop(); }`, where the flag says by
 * then that nothing has failed. Undefined when the node is reached, or nobody can tell.
 */
export function endPastFinally(node, statement, source) {
    const fn = enclosingFunction(node);
    const { finalizer, block } = statement;
    const last = block.body.at(-1);
    if (fn === undefined || finalizer === null || last === undefined || last.type === 'ThrowStatement')
        return undefined;
    const isPassed = testsOn(node, fn)
        .filter((test) => isInside(test.node, finalizer) && test.case === undefined)
        .some((test) => operands(test.node, test.is ? '&&' : '||').some((each) => answerAfter(each, statement, source) === !test.is));
    return isPassed ? last : undefined;
}
/** What a flag, or its negation, answers when the `try` has ended well. */
function answerAfter(test, statement, source) {
    const at = unwrap(test);
    if (at.type === 'UnaryExpression' && at.operator === '!') {
        const answer = answerAfter(at.argument, statement, source);
        return answer === undefined ? undefined : !answer;
    }
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    return variable && flagAfter(variable, statement);
}
/** Only what is written as it is declared, or on the way through the block, is known; a `catch` is not on that way. */
function flagAfter({ defs, references }, { block, handler }) {
    const declarator = defs.length === 1 ? defs[0]?.node : undefined;
    if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier')
        return undefined;
    let value = declarator.init;
    for (const reference of references) {
        const { identifier } = reference;
        if (!reference.isWrite() || reference.init === true || (handler && isInside(identifier, handler)))
            continue;
        const assignment = wrapped(identifier).parent;
        if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=')
            return undefined;
        const step = wrapped(assignment).parent;
        if (step?.type !== 'ExpressionStatement' || step.parent !== block)
            return undefined;
        value = assignment.right;
    }
    if (value === null || isNothing(value))
        return false;
    const known = unwrap(value);
    return known.type === 'Literal' && typeof known.value === 'boolean' ? known.value : undefined;
}

import { unwrap } from "../source/ast.js";
import { isExit } from "./function-bodies.js";
/** The conditions under which a function reaches the node: branches around it, and early exits before it. */
export function testsOn(node, fn) {
    const tests = [];
    let inner = node;
    for (let at = node.parent; at && inner !== fn; inner = at, at = at.parent) {
        switch (at.type) {
            case 'IfStatement':
            case 'ConditionalExpression':
                if (inner !== at.test)
                    tests.push(...parts(at.test, inner === at.consequent));
                break;
            case 'LogicalExpression':
                if (inner === at.right)
                    tests.push(...parts(at.left, at.operator === '&&'));
                break;
            case 'WhileStatement':
                if (inner === at.body)
                    tests.push(...parts(at.test, true));
                break;
            case 'SwitchStatement':
                if (inner.type === 'SwitchCase')
                    tests.push({ node: at.discriminant, is: true, case: inner });
                break;
            case 'BlockStatement':
                for (const statement of at.body) {
                    if (statement === inner)
                        break;
                    if (statement.type !== 'IfStatement')
                        continue;
                    if (isExit(statement.consequent))
                        tests.push(...parts(statement.test, false));
                    else if (statement.alternate && isExit(statement.alternate))
                        tests.push(...parts(statement.test, true));
                }
                break;
            default:
        }
    }
    return tests;
}
/** The questions that are all answered alike where `a && b` is true, or `a || b` is false. */
function* parts(test, is) {
    const at = unwrap(test);
    if (at.type === 'LogicalExpression' && at.operator === (is ? '&&' : '||')) {
        yield* parts(at.left, is);
        yield* parts(at.right, is);
    }
    else
        yield { node: test, is };
}

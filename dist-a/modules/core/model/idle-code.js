import { dottedName, isFunction } from "../source/ast.js";
import { walk } from "../source/visit.js";
const idleCalls = /^(?:console\.\w+|clear(?:Timeout|Interval|Immediate)|(?:[\w$.]*\.)?(?:log|debug|info|warn|trace))$/u;
/** Whether evaluating a node starts nothing: it calls nothing but loggers, and waits for nothing. */
export function isIdle(node) {
    let idle = true;
    walk(node, (each) => {
        switch (each.type) {
            case 'AwaitExpression':
            case 'YieldExpression':
            case 'NewExpression':
            case 'TaggedTemplateExpression':
            case 'ImportExpression':
            case 'ThrowStatement':
                idle = false;
                break;
            case 'CallExpression':
                if (!idleCalls.test(dottedName(each.callee) ?? ''))
                    idle = false;
                break;
            default:
        }
        return idle && !isFunction(each);
    });
    return idle;
}

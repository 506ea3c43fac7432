import { isFunction, lastName, propertyName, unwrap, wrapped } from "../../source/ast.js";
import { variableOfFunction } from "../../model/local-functions.js";
/**
 * Calls that send the text of a function elsewhere: into a page (Playwright, Puppeteer, WebdriverIO, Selenium,
 * TestCafe), a worker or another process. Nothing that the file imports is there.
 */
const sends = /^(?:evaluate\w*|\$\$?eval|waitForFunction|addInitScript|evaluateOnNewDocument|executeScript|executeAsyncScript|ClientFunction|Selector|runInPage|inPage|callFunctionOn|serializeFunction|runInThisContext)$/u;
/** Whether the node is in a function whose text may be run where the file's imports are not. */
export function isSerialized(node, source) {
    for (let at = node.parent; at; at = at.parent)
        if (isFunction(at) && isSent(at, source))
            return true;
    return false;
}
function isSent(fn, source) {
    if (isSentValue(fn, source))
        return true;
    const variable = variableOfFunction(fn, source);
    return variable?.references.some(({ identifier }) => isSentValue(identifier, source)) === true;
}
/** `browser.execute(…)` of WebdriverIO: many other things are executed too. */
function isBrowser(callee) {
    const owner = callee.type === 'MemberExpression' ? lastName(callee.object) : undefined;
    return owner !== undefined && /browser|driver|client|page|app|^\$/iu.test(owner);
}
function isSentValue(node, source) {
    const at = wrapped(node);
    const { parent } = at;
    switch (parent?.type) {
        case 'CallExpression': {
            const callee = unwrap(parent.callee);
            const name = lastName(callee);
            if (parent.callee === at || name === undefined)
                return false;
            return sends.test(name) || name === 'String' || (/^execute(?:Async)?$/u.test(name) && isBrowser(callee));
        }
        case 'MemberExpression':
            return parent.object === at && propertyName(parent) === 'toString';
        case 'TemplateLiteral':
        case 'BinaryExpression':
            return true;
        case 'Property':
            // `scripting.executeScript({ func })`, `page.evaluate({ fn })`
            return parent.parent.type === 'ObjectExpression' && isSentValue(parent.parent, source);
        default:
            return false;
    }
}

import { calleeName } from "../flow/callback-timing.js";
import { calledName, dottedName, enclosingFunction, isFunction, isInside, isNothing, propertyName, unwrap, wrapped, } from "../source/ast.js";
import { servedCompletions } from "./served-completions.js";
import { beginsAgain, isTriedAgain } from "./tried-again.js";
/** What says in a test that there may be no limit of time. */
const limit = /time|deadline|delay|duration|interval|\bms\b|millis/iu;
/**
 * Promises that may stay pending on purpose: a timer that is off, as whoever waits for it waits for something else
 * besides. And a test that only asks what the executor itself has made.
 */
export function isMeantToWait(sites, site, source) {
    return (isTimeout(sites, site, source) ||
        isChoice(site, source) ||
        isMadeBefore(site, sites.home, source) ||
        isMadeOutside(site, sites, source) ||
        isUnmounted(site, sites.home, source));
}
/** Whether a function leaves the promise pending by its word, or waits for the next event of those that it filters. */
export function waitsOn(site, sites, source) {
    return (isSaidToWait(site, source) ||
        takesItselfOff(site, source) ||
        endsProgram(site) ||
        leavesPage(site) ||
        isTriedAgain(site, sites, source) ||
        beginsAgain(site, source) ||
        asksForHandle(site, sites));
}
/** `let done; const wait = new Promise((resolve) => { done = resolve; }); … if (done) done();`: it has been there since. */
function asksForHandle(site, { completion, executor }) {
    if (executor !== undefined)
        return false;
    let at = site;
    if (at.type === 'ReturnStatement' && at.parent.type === 'BlockStatement')
        at = at.parent;
    const branch = at.type === 'IfStatement' ? at : at.parent;
    if (branch?.type !== 'IfStatement')
        return false;
    const test = unwrap(branch.test);
    const isNegated = test.type === 'UnaryExpression' && test.operator === '!';
    const sides = test.type === 'BinaryExpression' ? [test.left, test.right] : [isNegated ? test.argument : test];
    const asked = sides.map(unwrap).filter((each) => !isNothing(each));
    return (asked.length === 1 && completion.handles.some(({ use }) => use.kind === 'test' && unwrap(use.node) === asked[0]));
}
/** `location.href = url; return;`: the page, and all who wait in it, is left. */
function leavesPage(site) {
    const { parent } = site;
    if (parent?.type !== 'BlockStatement')
        return false;
    const before = parent.body[parent.body.findIndex((each) => each === site) - 1];
    if (before?.type !== 'ExpressionStatement')
        return false;
    const { expression } = before;
    if (expression.type === 'AssignmentExpression')
        return /(?:^|\.)location(?:\.href)?$/u.test(dottedName(expression.left) ?? '');
    return (expression.type === 'CallExpression' &&
        /(?:^|\.)location\.(?:assign|replace|reload)$/u.test(dottedName(expression.callee) ?? ''));
}
/** `return this.exitCli(1)`: a function that ends the program by its name leaves nobody who waits. */
function endsProgram(site) {
    const given = site.type === 'ReturnStatement' && site.argument ? unwrap(site.argument) : undefined;
    return (given?.type === 'CallExpression' && /^_?(?:exit|quit|terminate|shutdown)(?:[A-Z_]|$)/u.test(calledName(given) ?? ''));
}
const saysNever = /\bnever\s+(?:be\s+)?(?:resolv|settl|complet|return|fulfil|call\w*\s[^.]*\bresolve)|\b(?:do(?:es)?|will)(?:n['’]t| not) (?:ever )?(?:resolve|settle)|\bleaves? (?:it |the promise )?pending|\bstays? pending/iu;
/** `// Never resolves.`, at the way out or at the test that leads to it. */
function isSaidToWait(site, { text }) {
    let at = site;
    if (at.parent?.type === 'BlockStatement' && at.parent.parent.type === 'IfStatement')
        at = at.parent.parent;
    else if (at.parent?.type === 'IfStatement')
        at = at.parent;
    const before = /(?:\/\/[^\n]*\n\s*|\/\*(?:[^*]|\*(?!\/))*\*\/\s*)+$/u.exec(text.slice(Math.max(0, at.range[0] - 600), at.range[0]));
    const inside = text.slice(at.range[0], site.range[1]).match(/\/\/[^\n]*|\/\*[^]*?\*\//gu) ?? [];
    return saysNever.test(before?.[0] ?? '') || inside.some((comment) => saysNever.test(comment));
}
/** `const key = listen(tile, 'change', () => { if (…) { unlisten(key); resolve(); } })`: it waits for the right one. */
function takesItselfOff(site, { bindings }) {
    const fn = isFunction(site) ? site : enclosingFunction(site);
    const call = fn && wrapped(fn).parent;
    const declarator = call?.type === 'CallExpression' && call.callee !== fn ? wrapped(call).parent : undefined;
    if (fn === undefined || declarator?.type !== 'VariableDeclarator')
        return false;
    return bindings
        .declared(declarator)
        .some(({ references }) => references.some(({ identifier }) => isInside(identifier, fn) && identifier.parent?.type === 'CallExpression'));
}
/** `if (!mounted.current) return;`: the component that waited is no more. */
function isUnmounted(site, home, source) {
    return testsAround(site, home, source).some((test) => /\b(?:is|un)?mounted(?:Ref)?\b/iu.test(test));
}
/** Promises for which others speak when they stay pending, whatever function leaves them so. */
export function isBackedByOthers(sites, fn, source) {
    return (isRunner(sites.completion.node, source) ||
        onlyRejects(sites) ||
        isCallbackToo(sites, source) ||
        dispatches(fn, source));
}
/** `if (!callback) callback = (error, value) => …`: who gives a callback of its own does not look at the promise. */
function isCallbackToo({ completion: { executor }, carriers }, source) {
    if (executor === undefined)
        return false;
    for (const fn of carriers) {
        const { parent } = fn;
        const target = parent.type === 'AssignmentExpression' && parent.right === fn ? unwrap(parent.left) : undefined;
        const variable = target?.type === 'Identifier' ? source.bindings.variable(target) : undefined;
        if (variable?.defs[0]?.type === 'Parameter' && !isInside(variable.defs[0].node, executor))
            return true;
    }
    return false;
}
/** A function that settles one of three promises or more is called for each: what it leaves, another call is for. */
function dispatches(fn, source) {
    const settled = servedCompletions(source).within(fn);
    return (new Set(settled.filter(({ completion }) => !isInside(completion.node, fn)).map((each) => each.completion)).size > 2);
}
/** `new Promise((_, reject) => …)` never says that something went well: to stay pending is what it does then. */
function onlyRejects({ completion: { executor, handles } }) {
    return (executor !== undefined &&
        executor.params[0]?.type === 'Identifier' &&
        executor.params[0].name.startsWith('_') &&
        handles.every(({ use }) => !('role' in use) || use.role === 'reject'));
}
/** Whether a promise is an element of the list given to `Promise.race` or `Promise.any`; with the source, through names. */
export function isRunner(node, source) {
    const at = wrapped(node);
    const { parent } = at;
    switch (parent?.type) {
        case 'VariableDeclarator':
            return source !== undefined && isOnlyRun(readsOf(parent, source));
        case 'ArrayExpression':
            return isRaced(wrapped(parent), source);
        case 'CallExpression':
            return source !== undefined && parent.callee !== at && isPushedToRace(parent, source);
        case 'ArrowFunctionExpression': {
            // `tasks.map((task) => new Promise(…))`
            const call = parent.body === at ? wrapped(parent).parent : undefined;
            const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
            const isMap = callee?.type === 'MemberExpression' && propertyName(callee) === 'map';
            return isMap && call !== undefined && isRaced(wrapped(call), source);
        }
        default:
            return false;
    }
}
function isOnlyRun(reads) {
    return reads.length > 0 && reads.every(({ identifier }) => isRunner(identifier));
}
/** Whether a list is given to a race, or kept under a name that is. */
function isRaced(list, source) {
    const { parent } = list;
    if (parent?.type === 'CallExpression')
        return parent.callee !== list && isRace(parent);
    if (parent?.type !== 'VariableDeclarator' || source === undefined)
        return false;
    return readsOf(parent, source).some(({ identifier }) => isRaceArgument(identifier));
}
/** `waits.push(new Promise(…)); … Promise.race(waits)` */
function isPushedToRace(call, source) {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'push')
        return false;
    const list = unwrap(callee.object);
    const references = list.type === 'Identifier' ? source.bindings.variable(list)?.references : undefined;
    return references?.some(({ identifier }) => isRaceArgument(identifier)) === true;
}
function isRaceArgument(node) {
    const { parent } = wrapped(node);
    return (parent?.type === 'CallExpression' && parent.arguments.length > 0 && unwrap(parent.callee) !== node && isRace(parent));
}
function isRace(call) {
    return /^(?:\w*Promise|Bluebird|Q|when)\.(?:race|any)$/u.test(dottedName(call.callee) ?? '');
}
function readsOf(declarator, source) {
    return source.bindings.declared(declarator).flatMap(({ references }) => references.filter((each) => each.isRead()));
}
/**
 * `if (kind === 'a') … else if (kind === 'b') … else if (isC(kind)) …`: three tests of one thing go through all that there is,
 * and so do two statements that ask what kind of thing it is: `if (isA(it)) …; if (isB(it)) …`.
 */
function isChoice(site, source) {
    return isChain(site, source) || isSecondKind(site);
}
function isSecondKind(site) {
    const name = kindOf(site);
    const { parent } = site;
    return (name !== undefined &&
        parent?.type === 'BlockStatement' &&
        parent.body.some((other) => other !== site && kindOf(other) === name));
}
/** The name that a test asks for its kind: `isA(it)`, `it instanceof A`. */
function kindOf(statement) {
    const test = statement.type === 'IfStatement' ? unwrap(statement.test) : undefined;
    const asked = test?.type === 'CallExpression' && test.arguments.length === 1 && /^is[A-Z]/u.test(calledName(test) ?? '')
        ? test.arguments[0]
        : test?.type === 'BinaryExpression' && test.operator === 'instanceof'
            ? test.left
            : undefined;
    return asked && dottedName(asked);
}
function isChain(site, source) {
    let common;
    let tests = 0;
    for (let at = site; at?.type === 'IfStatement'; at = at.alternate) {
        const asked = thingsIn(source.text.slice(...at.test.range));
        common = common === undefined ? asked : common.flatMap((thing) => narrowed(thing, asked));
        tests++;
    }
    return tests > 2 && common !== undefined && common.length > 0;
}
/** What a test asks for: names with their members, as `message.type`; of `name.startsWith('a')` the `name`. */
function thingsIn(test) {
    const paths = test.match(/(?<![.\w$'"`])[a-z_$][\w$]*(?:\??\.#?[\w$]+)*(?![\w$])\(?/gu) ?? [];
    return paths.flatMap((path) => {
        const thing = path.replaceAll('?', '').replace(/\.?[#\w$]+\($/u, '');
        return thing === '' ? [] : [thing];
    });
}
/** A thing as another test asks for it, too: where `message` was asked for and now `message.type` is, the latter. */
function narrowed(thing, asked) {
    const exact = asked.filter((other) => other === thing || thing.startsWith(`${other}.`));
    return exact.length > 0 ? [thing] : asked.filter((other) => other.startsWith(`${thing}.`)).slice(0, 1);
}
/** Whether nothing but a timer settles, and it only rejects, or the test on the way asks whether there is a limit. */
function isTimeout({ completion, home, settles, gives }, site, source) {
    if (testsAround(site, home, source).some((test) => /\bInfinity\b|INFINITY/u.test(test)))
        return true;
    for (const node of [...settles, ...gives.keys()])
        if (!isTimed(node, home))
            return false;
    if (completion.handles.every(({ use }) => !('role' in use) || use.role === 'reject'))
        return true;
    return testsAround(site, home, source).some((test) => limit.test(test));
}
/** `let server; if (tcp) server = createServer(); else reject(error); if (server) …`: where it is not made, that has been said. */
function isMadeBefore(site, home, source) {
    const test = site.type === 'IfStatement' ? unwrap(site.test) : undefined;
    const variable = test?.type === 'Identifier' ? source.bindings.variable(test) : undefined;
    if (!variable?.identifiers.every((identifier) => isInside(identifier, home)))
        return false;
    const values = variable.references.flatMap((each) => (each.isWrite() ? (each.writeExpr ?? []) : []));
    const made = values.filter((value) => value.type !== 'Literal' || value.value !== null);
    return (made.length > 0 &&
        variable.defs[0]?.type === 'Variable' &&
        variable.defs[0].parent?.type === 'VariableDeclaration' &&
        variable.defs[0].parent.kind !== 'const' &&
        made.every(({ type, parent }) => parent?.type === 'AssignmentExpression' && /^(?:Call|New|Await|Conditional)Expression$/u.test(type)));
}
/** `let child; child = spawn(…); await new Promise((resolve) => { if (child) … })`: it is asked for the type checker alone. */
function isMadeOutside(site, { completion, home }, source) {
    const test = site.type === 'IfStatement' ? unwrap(site.test) : undefined;
    const variable = test?.type === 'Identifier' ? source.bindings.variable(test) : undefined;
    if (variable?.defs[0]?.type !== 'Variable' || variable.identifiers.some((each) => isInside(each, home)))
        return false;
    const values = variable.references.flatMap((each) => (each.isWrite() ? (each.writeExpr ?? []) : []));
    const [made] = values;
    const { parent } = made ?? {};
    if (!made || values.length > 1 || !/^(?:Call|New)Expression$/u.test(made.type))
        return false;
    const statement = parent?.type === 'AssignmentExpression' ? parent.parent : undefined;
    return (statement?.type === 'ExpressionStatement' &&
        statement.range[1] <= completion.node.range[0] &&
        isInside(completion.node, statement.parent));
}
function testsAround(site, home, source) {
    const tests = [];
    for (let at = site; at && at !== home; at = at.parent)
        if (at.type === 'IfStatement')
            tests.push(source.text.slice(...at.test.range));
    return tests;
}
function isTimed(node, home) {
    for (let at = node; at && isInside(at, home); at = at.parent) {
        if (at.type === 'CallExpression' && /setTimeout$/iu.test(calleeName(at) ?? '') && at !== unwrap(node))
            return true;
    }
    return false;
}

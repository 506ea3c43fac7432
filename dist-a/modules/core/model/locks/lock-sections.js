import { givenTo, enclosingFunction, isInside, onlyExpression, propertyName, unwrap, wrapped, targetsOf, } from "../../source/ast.js";
import { bodyOf, mayPrecede } from "../function-bodies.js";
import { usesOfFunction } from "../function-uses.js";
import { lockWords, mayHoldQueue, workOf } from "./locks.js";
import { waitsOf } from "../waits/waited-promises.js";
/** The sections of a file that run under a lock. */
export function* lockSections(locks, source) {
    for (const call of lockCalls(locks, source)) {
        const lock = locks.of(call);
        const section = lock && (lock.work ? runs(lock, source) : acquires(lock, source));
        if (section !== undefined)
            yield section;
    }
}
/** The calls that may be of locks, and those of functions that do nothing but acquire one. */
function lockCalls(locks, source) {
    const found = new Set();
    for (const node of lockMentions(source)) {
        const callee = wrapped(node.parent?.type === 'MemberExpression' && node.parent.property === node ? node.parent : node);
        const call = callee.parent;
        if (call?.type === 'CallExpression' && call.callee === callee)
            found.add(call);
    }
    // Those that are found are looked at in turn: a set goes on with what is added to it.
    for (const call of found) {
        const fn = enclosingFunction(call);
        if (fn === undefined || !isOnly(call, fn) || locks.of(call) === undefined)
            continue;
        for (const use of usesOfFunction(fn, source))
            if (use.kind === 'call')
                found.add(use.call);
    }
    return found;
}
function isOnly(call, fn) {
    const given = onlyExpression(fn.body);
    return given === call || (given?.type === 'AwaitExpression' && unwrap(given.argument) === call);
}
function* lockMentions({ mentions, settings, text }) {
    yield* mentions.matching(lockWords);
    if (mayHoldQueue.test(text))
        yield* mentions.named('add');
    for (const name of settings.lockMethods)
        yield* mentions.named(name);
}
function runs(lock, source) {
    const fn = workOf(lock, source);
    return fn && { lock, fn, waits: waitsOf(fn) };
}
/** From the `await` of the acquisition to the release. */
function acquires(lock, source) {
    const awaited = wrapped(lock.node).parent;
    const fn = enclosingFunction(lock.node) ?? source.ast;
    if (awaited?.type !== 'AwaitExpression')
        return undefined;
    const until = releasesOf(lock, awaited, fn, source);
    if (until === undefined)
        return undefined;
    const waits = bodyOf(fn)
        .awaits.filter((at) => at !== awaited && isHeld(at, awaited, until))
        .map((at) => ({ at, value: at.argument, isResumed: true }));
    return { lock, fn, waits };
}
function isHeld(at, acquired, { releases, block }) {
    if (at.range[0] < acquired.range[1] || !mayPrecede(acquired, at))
        return false;
    if (block !== undefined)
        return isInside(at, block);
    const [before, after] = [
        releases.filter((each) => each.range[1] <= at.range[0]),
        releases.filter((each) => each.range[0] >= at.range[1]),
    ];
    return after.length > 0 && !before.some((each) => mayPrecede(each, at));
}
function releasesOf(lock, awaited, fn, source) {
    const { parent } = wrapped(awaited);
    if (parent?.type === 'VariableDeclarator' && /^(?:await )?using$/u.test(parent.parent.kind))
        return { releases: [], block: parent.parent.parent };
    const text = source.text.slice(...lock.lock.range);
    const target = givenTo(awaited);
    const names = target ? namesIn(target) : [];
    // What is asked of a resource, as a connection of a pool, is more than to be let go of.
    if (target !== undefined && names.length === 0)
        return undefined;
    const releases = [];
    for (const call of callsWithin(fn, source, [
        ...names,
        ...(names.length > 0 ? [] : ['release', 'unlock', 'releaseLock']),
    ])) {
        const callee = unwrap(call.callee);
        if (callee.type === 'Identifier' && names.includes(callee.name))
            releases.push(call);
        else if (callee.type === 'MemberExpression') {
            const method = propertyName(callee) ?? '';
            const object = unwrap(callee.object);
            const isOwn = object.type === 'Identifier' && names.includes(object.name);
            const isLock = source.text.slice(...object.range) === text;
            if (/^(?:release|unlock|releaseLock|dispose)$/u.test(method) && (isOwn || isLock))
                releases.push(call);
            else if (isOwn)
                return undefined;
        }
    }
    return releases.length > 0 ? { releases, block: undefined } : undefined;
}
function namesIn(target) {
    return targetsOf(unwrap(target)).flatMap((each) => (each.type === 'Identifier' ? [each.name] : []));
}
/** The calls in a function in which one of the names stands for the callee, or for what it is a method of. */
function* callsWithin(fn, source, names) {
    for (const name of names) {
        for (const node of source.mentions.identifiers(name)) {
            if (!isInside(node, fn))
                continue;
            const up = wrapped(node);
            const member = up.parent?.type === 'MemberExpression' ? wrapped(up.parent) : undefined;
            for (const callee of [up, member])
                if (callee?.parent?.type === 'CallExpression' && callee.parent.callee === callee)
                    yield callee.parent;
        }
    }
}

import { timingOf } from "../../flow/callback-timing.js";
import { dottedName, enclosingFunction, isClass, isInside, onlyExpression, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { usesOfFunction } from "../function-uses.js";
import { calledFunction, localFunction } from "../local-functions.js";
import { takesRequestHandler } from "../request-handlers.js";
import { entrants, isLeftAtOnce, racesIn, turnOf } from "./races.js";
import { reactedTo } from "../reactions.js";
export function repeatedRaces(source) {
    const found = [];
    for (const { node, entrants, lister } of [...listRaces(source), ...methodRaces(source)]) {
        for (const turn of turnsOf(node, source, [])) {
            const met = lister ? { ...turn, through: [lister, ...turn.through] } : turn;
            const promise = entrants.find((entrant) => isOlder(entrant, met, source));
            if (promise === undefined)
                continue;
            found.push({ node, promise, turn: turn.node });
            break;
        }
    }
    return found;
}
/** Races of a list that is written out, or that a function of the file gives: `Promise.race(contenders())`. */
function* listRaces(source) {
    for (const { node, entrants: written, isPool } of racesIn(source)) {
        if (isPool)
            continue;
        const list = node.arguments[0] && unwrap(node.arguments[0]);
        const lister = list?.type === 'CallExpression' ? calledFunction(list, source) : undefined;
        const made = lister && !lister.async && !lister.generator ? onlyExpression(lister.body) : undefined;
        if (lister && made?.type === 'ArrayExpression')
            yield { node, entrants: [...entrants(made, source)], lister };
        else
            yield { node, entrants: written };
    }
}
const lasting = /error|clos|abort|stop|promise|shut|cancel|exit|disconnect|destroy|deferred|fail|end(?:ed|$)|terminat|timeout|deadline|crash|quit|kill|dispos|done|lifetime/iu;
/** `stopped.race(next())`: a promise that is raced by a method of what keeps it. */
function* methodRaces(source) {
    for (const member of source.mentions.members('race')) {
        const call = wrapped(member).parent;
        if (call?.type !== 'CallExpression' || call.callee !== wrapped(member) || call.arguments.length !== 1)
            continue;
        const [argument] = call.arguments;
        const object = unwrap(member.object);
        if (argument?.type !== 'CallExpression' && argument?.type !== 'Identifier')
            continue;
        const name = dottedName(object)?.replace(/^.*\./u, '') ?? '';
        // Libraries of effects, observables and tasks have a `race` of their own; this is one of something that may end.
        if (!/^[a-z_#$]/u.test(name) || !lasting.test(name))
            continue;
        yield { node: call, entrants: [object] };
    }
}
/** What runs a node again and again: a loop around it, an event, or the same around a call of its function. */
function* turnsOf(site, source, through) {
    const fn = enclosingFunction(site);
    const loop = turnOf(site, fn ?? source.ast);
    if (loop !== undefined && !isLeftAtOnce(site, loop) && !isShort(loop))
        yield { node: loop, site, through };
    if (fn === undefined || through.length > 2 || through.includes(fn))
        return;
    for (const use of usesOfFunction(fn, source)) {
        // A function that calls itself says nothing of how often it is called.
        if (use.kind === 'call' && !isInside(use.call, fn))
            yield* turnsOf(use.call, source, [...through, fn]);
        // `while (…) await Promise.all(batch.map((job) => Promise.race([job(), stop])))`
        else if (use.kind === 'argument' && use.to.type === 'CallExpression' && timingOf(use.to) === 'each')
            yield* turnsOf(use.to, source, [...through, fn]);
        else if (use.kind === 'argument'
            ? isForEach(use.node) || isRepeating(use.to) || takesRequestHandler(use.to, source)
            : use.kind === 'property' && isForEvents(use.to))
            yield { node: fn, site, through };
    }
}
/** `worker.onmessage = fn`; other events of the kind come once. */
function isForEvents(assignment) {
    const name = assignment.type === 'AssignmentExpression' && unwrap(assignment.left);
    const event = name && name.type === 'MemberExpression' ? (propertyName(name) ?? '') : '';
    return !/^on(?:load\w*|close|open|end|finish|abort|error|success|complete|exit|ready)$/u.test(event);
}
/** `consumer.run({ eachMessage })`: a member of the options that by its name is called for each of many. */
function isForEach({ parent }) {
    return parent?.type === 'Property' && /^(?:forE|onE|e)ach[A-Z]/u.test(propertyName(parent) ?? '');
}
function isRepeating(to) {
    const timing = timingOf(to);
    if (timing === 'repeat')
        return true;
    if (timing !== 'event' || to.type !== 'CallExpression')
        return false;
    const callee = unwrap(to.callee);
    const name = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
    if (/^(?:once|one|prependOnceListener)$/u.test(name))
        return false;
    const [event, , options] = to.arguments;
    if (options?.type === 'ObjectExpression' &&
        /\bonce\b/u.test(JSON.stringify(options.properties.map((each) => each.type === 'Property' && propertyName(each)))))
        return false;
    return !(event?.type === 'Literal' &&
        /^(?:end|finish|close|exit|open|connect|listening|ready|load|spawn|abort|SIG\w+)$/u.test(String(event.value)));
}
/** `for (let i = 0; i < 3; i++)`: a handful of turns. */
function isShort(loop) {
    if (loop.type === 'DoWhileStatement')
        return loop.test.type === 'Literal' && !loop.test.value;
    if (loop.type !== 'ForStatement' || loop.test?.type !== 'BinaryExpression')
        return false;
    const bound = unwrap(loop.test.right);
    return bound.type === 'Literal' && typeof bound.value === 'number' && bound.value <= 16;
}
/** Whether the entrant is, or is made of, a promise that each turn meets anew. */
function isOlder(entrant, turn, source) {
    const at = unwrap(entrant);
    switch (at.type) {
        case 'Identifier':
            return isOlderVariable(at, turn, source);
        case 'MemberExpression':
            return isOlderMember(at, turn, source);
        case 'CallExpression': {
            const callee = unwrap(at.callee);
            const before = reactedTo(at);
            // What a list holds that was put together before.
            if (!isNew(at, turn))
                return before !== undefined || !isSettled(at);
            if (before !== undefined)
                return isOlder(before, turn, source);
            const fn = at.arguments.length === 0 ? localFunction(callee, source) : undefined;
            const value = fn && !fn.async ? returnedBy(fn) : undefined;
            return value !== undefined && !isNew(value, turn) && isOlder(value, turn, source);
        }
        case 'NewExpression':
            return !isNew(at, turn);
        case 'ConditionalExpression':
            return [at.consequent, at.alternate].some((each) => isOlder(each, turn, source));
        case 'LogicalExpression':
            return [at.left, at.right].some((each) => isOlder(each, turn, source));
        default:
            return false;
    }
}
/** `Promise.resolve(value)` keeps no reactions. */
function isSettled({ callee }) {
    return /^Promise\.(?:resolve|reject)$/u.test(dottedName(callee) ?? '');
}
/** What a function does nothing but give out. */
function returnedBy(fn) {
    if (fn.body.type !== 'BlockStatement')
        return plainName(fn.body);
    const [statement] = fn.body.body;
    return statement?.type === 'ReturnStatement' && statement.argument ? plainName(statement.argument) : undefined;
}
function plainName(node) {
    const at = unwrap(node);
    return at.type === 'Identifier' || at.type === 'MemberExpression' ? at : undefined;
}
function isOlderVariable(node, turn, source) {
    const variable = source.bindings.variable(node);
    if (variable === undefined || variable.defs.length === 0)
        return node.name !== 'undefined';
    const [definition] = variable.defs;
    if (definition === undefined)
        return false;
    if (definition.type === 'Parameter') {
        // What the turn gives to a function that races in its place.
        const argument = argumentFor(variable, turn, source);
        if (argument !== undefined)
            return isOlder(argument, { ...turn, through: [] }, source);
    }
    return !isNew(definition.name, turn) && !isWrittenAnew(variable, turn.node) && isPromiseLike(variable);
}
/** Whether each turn comes by the node anew. */
function isNew(node, { node: turn, through }) {
    return isInside(node, turn) || through.some((fn) => isInside(node, fn));
}
function argumentFor(variable, { site, through }, source) {
    const fn = through.at(-1);
    if (fn === undefined || site.type !== 'CallExpression' || localFunction(site.callee, source) !== fn)
        return undefined;
    const index = fn.params.findIndex((each) => each.type === 'Identifier' && variable.identifiers.includes(each));
    return site.arguments[index];
}
/** Whether a turn, or code that runs at a time of its own, gives the variable a new promise. */
function isWrittenAnew({ references, scope }, turn) {
    return references.some((reference) => reference.isWrite() &&
        reference.init !== true &&
        (isInside(reference.identifier, turn) || reference.from.variableScope !== scope.variableScope));
}
/** What is known to be a value, a list or a function is no promise. */
function isPromiseLike({ defs }) {
    const [definition] = defs;
    if (definition === undefined || definition.type === 'FunctionName' || definition.type === 'ClassName')
        return false;
    if (definition.type === 'ImportBinding' || definition.type === 'Parameter')
        return true;
    const declarator = definition.node;
    if (declarator.type !== 'VariableDeclarator' || declarator.init === null)
        return true;
    return !/^(?:Literal|TemplateLiteral|ArrayExpression|ObjectExpression|ArrowFunctionExpression|FunctionExpression|AwaitExpression)$/u.test(declarator.id.type === 'Identifier' ? unwrap(declarator.init).type : '');
}
/** `this.closed`, `shutdown.promise`: older than the turn when its object is, and nothing gives it anew. */
function isOlderMember(member, turn, source) {
    const name = propertyName(member);
    if (name === undefined)
        return false;
    let root = member;
    let path = member;
    for (; root.type === 'MemberExpression'; root = unwrap(root.object)) {
        const property = propertyName(root);
        if (property === undefined || isAssignedAnew(property, source))
            return false;
        path = root;
    }
    if (root.type === 'ThisExpression')
        return !isGetter(path, source);
    if (root.type !== 'Identifier')
        return false;
    const variable = source.bindings.variable(root);
    if (variable === undefined || variable.defs.length === 0)
        return true;
    return !variable.identifiers.some((each) => isNew(each, turn)) && !isWrittenAnew(variable, turn.node);
}
/** Whether code other than a constructor writes members of that name: then promises take turns in it. */
function isAssignedAnew(name, source) {
    return source.mentions.members(name).some((member) => {
        const at = wrapped(member);
        const { parent } = at;
        if (parent?.type !== 'AssignmentExpression' || parent.left !== at)
            return false;
        const fn = enclosingFunction(parent);
        return fn === undefined || !isConstructor(fn);
    });
}
/** The constructor of a class, or a function that by its name is one: `function Heartbeat(link) { this.lost = link.lost(); }`. */
function isConstructor({ parent, id }) {
    if (parent.type === 'MethodDefinition')
        return parent.kind === 'constructor';
    return id !== null && /^[A-Z]/u.test(id.name);
}
/** A getter or method of the class may give something else each time. */
function isGetter(member, source) {
    const name = propertyName(member) ?? '';
    return source.mentions.named(name.replace(/^#/u, '')).some((node) => {
        const { parent } = node;
        return parent?.type === 'MethodDefinition' && parent.key === node && isClass(parent.parent.parent);
    });
}

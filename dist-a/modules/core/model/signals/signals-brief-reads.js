import { calledName, enclosingFunction, isInside, lastName, propertyName, unwrap, } from "../../source/ast.js";
import { initializer } from "../../source/scopes.js";
/** Files that are small by what they are: manifests, and the settings of tools. */
const manifest = /^(?:package(?:-lock)?|[jt]sconfig(?:\.\w+)?|composer|manifest|deno)\.jsonc?$|^(?:Cargo|pyproject)\.toml$/u;
/** Whether a file is read of which the code shows that it is small: it is over before an abort could shorten it. */
export function isBriefRead(call, source) {
    const [file] = call.arguments;
    if (file === undefined || !/^readFile$/u.test(calledName(call) ?? ''))
        return false;
    return isManifest(file, source, 0) || isRemoved(file, call, source) || isMeasured(call, source);
}
function isManifest(file, source, depth) {
    const at = unwrap(file);
    if (at.type === 'Literal')
        return manifest.test(String(at.value).replace(/^.*[\\/]/u, ''));
    if (depth > 2)
        return false;
    // `path.join(root, 'package.json')`, `new URL('package.json', base)`
    if (at.type === 'CallExpression' || at.type === 'NewExpression')
        return at.arguments.some((each) => isManifest(each, source, depth + 1));
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    const init = variable && initializer(variable);
    return init ? isManifest(init, source, depth + 1) : false;
}
/** A temporary file: the same code removes it in the end. */
function isRemoved(file, call, source) {
    const at = unwrap(file);
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    const home = variable && enclosingFunction(variable.identifiers[0] ?? call);
    return (home !== undefined &&
        isInside(call, home) &&
        (variable?.references ?? []).some(({ identifier }) => isArgumentOf(identifier, /^(?:unlink|rm)(?:Sync)?$/u)));
}
function isArgumentOf(node, name) {
    const { parent } = node;
    return parent?.type === 'CallExpression' && parent.arguments[0] === node && name.test(calledName(parent) ?? '');
}
/** `if (stat.size > limit) throw …` before the read bounds it. */
function isMeasured(call, source) {
    const home = enclosingFunction(call);
    if (home === undefined)
        return false;
    return source.mentions.members('size').some((member) => {
        if (!isInside(member, home) || member.range[0] > call.range[0])
            return false;
        const { parent } = member;
        if (parent.type !== 'BinaryExpression' || !/^[<>]=?$/u.test(parent.operator))
            return false;
        const other = parent.left === member ? parent.right : parent.left;
        return other.type !== 'Literal' || other.value !== 0 ? isStat(member.object) : false;
    });
}
function isStat(object) {
    const at = unwrap(object);
    const name = at.type === 'MemberExpression' ? propertyName(at) : lastName(at);
    return /stats?$/iu.test(name ?? '');
}

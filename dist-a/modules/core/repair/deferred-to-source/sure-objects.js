import { dottedName, isFunction, propertyName, unwrap, wrapped, rootOf } from "../../source/ast.js";
import { initializer, isConstant } from "../../source/scopes.js";
import { walk } from "../../source/visit.js";
import { isExecutor } from "../../model/turns.js";
// What is neither null nor undefined, so that its properties can be read and set.
/** Whether an expression surely gives an object: by what it is, by its type, or since code before has used it as one. */
export function isSurelyObject(node, source) {
    const at = unwrap(node);
    switch (at.type) {
        case 'ThisExpression':
        case 'ObjectExpression':
        case 'ArrayExpression':
        case 'NewExpression':
            return true;
        case 'Identifier': {
            const variable = source.bindings.variable(at);
            if (variable === undefined)
                return false;
            const made = madeOf(variable);
            if (made && isConstant(variable) && (isFunction(made) || isMade(made) || isOther(made, source)))
                return true;
            return isTypedObject(annotationOf(variable)) || isUsedBefore(at, source);
        }
        case 'MemberExpression': {
            const field = at.object.type === 'ThisExpression' ? fieldOf(at) : undefined;
            if (field && !field.optional && isTypedObject(field.typeAnnotation?.typeAnnotation))
                return true;
            if (field?.value && field.readonly && isMade(unwrap(field.value)))
                return true;
            return isUsedBefore(at, source);
        }
        default:
            return false;
    }
}
function madeOf(variable) {
    const made = initializer(variable);
    return made && assigned(made);
}
/** The value that an assignment goes on with, as `{}` in `record = this.record = {}`. */
function assigned(node) {
    const at = unwrap(node);
    return at.type === 'AssignmentExpression' && at.operator === '=' ? assigned(at.right) : at;
}
/** `const record = this.record`, where that surely is an object */
function isOther(made, source) {
    return made.type === 'MemberExpression' && isSurelyObject(made, source);
}
/** A new object or function, or a resolver of the executor around it. */
function isSure(made, source) {
    if (isMade(made) || isFunction(made))
        return true;
    const definition = made.type === 'Identifier' ? source.bindings.variable(made)?.defs[0] : undefined;
    return definition?.type === 'Parameter' && isFunction(definition.node) && isExecutor(definition.node);
}
function isMade(node) {
    return node.type === 'ObjectExpression' || node.type === 'ArrayExpression' || node.type === 'NewExpression';
}
/** The type that a variable or parameter is declared with. */
export function annotationOf({ identifiers: [name] }) {
    return name?.type === 'Identifier' && !name.optional ? name.typeAnnotation?.typeAnnotation : undefined;
}
/** The last part of the name of a type: `Socket` of `net.Socket`. */
export function typeName({ typeName: name }) {
    return name.type === 'TSQualifiedName' ? name.right.name : name.type === 'Identifier' ? name.name : undefined;
}
function isTypedObject(type) {
    switch (type?.type) {
        case 'TSArrayType':
        case 'TSTupleType':
        case 'TSTypeLiteral':
        case 'TSFunctionType':
            return true;
        case 'TSTypeReference':
            // A name may stand for a union with null, but that is not how types of objects are named.
            return !/^(?:Maybe|Optional|Nullable|T[A-Z]\w*|[A-Z]\d?)$/u.test(typeName(type) ?? 'T');
        case 'TSUnionType':
            return type.types.every(isTypedObject);
        default:
            return false;
    }
}
/** The declaration of the field that a `this.x` names, in the class that it stands in. */
export function fieldOf(member) {
    const name = propertyName(member);
    for (let at = member.parent; at; at = at.parent) {
        if (at.type !== 'ClassBody')
            continue;
        return at.body.find((each) => each.type === 'PropertyDefinition' && propertyName(each) === name);
    }
    return undefined;
}
/** How many statements before it are looked at: a module may have thousands. */
const lookBack = 100;
/** Whether a property of the same name or path is read on every way to the node, in its own function or around it. */
function isUsedBefore(node, source) {
    const path = dottedName(node);
    if (path === undefined)
        return false;
    const [root = ''] = path.split('.');
    for (let at = node; at.parent; at = at.parent) {
        const { parent } = at;
        if (parent.type === 'BlockStatement' || parent.type === 'Program') {
            const body = parent.body;
            const index = body.indexOf(at);
            if (body.slice(Math.max(0, index - lookBack), index).some((statement) => uses(statement, path, source)))
                return true;
        }
        else if (parent.type === 'IfStatement'
            ? parent.test !== at && uses(parent.test, path, source)
            : parent.type === 'CallExpression' && uses(parent.callee, path, source)) {
            return true;
        }
        // By the time another function runs, a path may lead elsewhere; an executor runs at once.
        if (isFunction(parent) && !isConstantName(node, source) && wrapped(parent).parent?.type !== 'NewExpression')
            return false;
        if (isFunction(parent) && parent.type !== 'ArrowFunctionExpression' && root === 'this')
            return false;
    }
    return false;
}
function isConstantName(node, source) {
    const root = rootOf(node);
    const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
    return variable !== undefined && isConstant(variable) && unwrap(node) === root;
}
/** Whether a statement or expression, whenever it is done, has read a property of the path, or given it an object. */
function uses(node, path, source) {
    let found = false;
    walk(node, (at) => {
        if (found || isFunction(at))
            return false;
        switch (at.type) {
            case 'MemberExpression':
                found = !at.optional && dottedName(at.object) === path;
                return !found;
            case 'AssignmentExpression':
                found = dottedName(at.left) === path && isSure(assigned(at), source);
                return !found;
            case 'IfStatement':
                found = uses(at.test, path, source);
                return false;
            case 'ConditionalExpression':
                found = uses(at.test, path, source);
                return false;
            case 'LogicalExpression':
                found = uses(at.left, path, source);
                return false;
            case 'ForOfStatement':
                found = uses(at.right, path, source);
                return false;
            case 'SwitchStatement':
                found = uses(at.discriminant, path, source);
                return false;
            case 'ChainExpression':
            case 'ForStatement':
            case 'ForInStatement':
            case 'WhileStatement':
            case 'TryStatement':
            case 'ClassDeclaration':
            case 'ClassExpression':
                return false;
            default:
                return true;
        }
    });
    return found;
}

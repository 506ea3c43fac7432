import { dottedName, propertyName, unwrap, type Node } from '../source/ast.ts';
import type { Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';

/** Objects whose members are the globals themselves. */
const globals: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);

/**
 * The name of a function as a path from a global or a module: `fetch`, `timers.promises.setTimeout` for an import under
 * another name, `axios.create().get` for a method of an instance, `util.promisify(child_process.exec)`.
 */
export function calleePath(node: Node, source: Source, depth = 0): string | undefined {
  if (depth > 8) return undefined;
  const at = unwrap(node);
  switch (at.type) {
    case 'Identifier': {
      const variable = source.bindings.variable(at);
      if (variable === undefined || variable.defs.length === 0) return at.name;
      return variable.defs.length === 1 ? variablePath(variable, at, source, depth) : undefined;
    }
    case 'MemberExpression': {
      const name = propertyName(at);
      const object = calleePath(at.object, source, depth + 1);
      if (name === undefined || object === undefined) return undefined;
      return globals.has(object) || name === 'default' ? (name === 'default' ? object : name) : `${object}.${name}`;
    }
    case 'AwaitExpression':
      return at.argument.type === 'ImportExpression' ? moduleName(at.argument.source) : undefined;
    case 'NewExpression':
    case 'CallExpression':
      return callPath(at.callee, at.arguments, source, depth);
    default:
      return undefined;
  }
}

/** Whether a function is one of those of the pattern, by its path or by the name that the file has for it. */
export function isNamed(callee: Node, names: RegExp, source: Source): boolean {
  const written = dottedName(callee);
  if (written !== undefined && names.test(written)) return true;
  const path = calleePath(callee, source);
  return path !== undefined && names.test(path);
}

/** Whether a function is one of those of a module, under whatever name the file has it. */
export function isOfModule(callee: Node, names: RegExp, module: string, source: Source): boolean {
  const [of, name] = calleePath(callee, source)?.split('.') ?? [];
  return of === module && name !== undefined && names.test(name);
}

function callPath(callee: Node, args: readonly Node[], source: Source, depth: number): string | undefined {
  const [first] = args;
  const name = calleePath(callee, source, depth + 1);
  if (name === 'require') return first && moduleName(first);
  if (name === 'util.promisify' && first !== undefined) {
    const inner = calleePath(first, source, depth + 1);
    return inner && `util.promisify(${inner})`;
  }
  return name && `${name}()`;
}

function variablePath(variable: Variable, use: Node, source: Source, depth: number): string | undefined {
  const [definition] = variable.defs;
  if (definition === undefined) return undefined;
  const { node, parent } = definition;
  if (definition.type === 'ImportBinding') {
    const module = parent?.type === 'ImportDeclaration' ? moduleName(parent.source) : undefined;
    if (module === undefined || node.type !== 'ImportSpecifier') return module;
    const name = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
    return name === 'default' ? module : `${module}.${name}`;
  }
  if (node.type !== 'VariableDeclarator' || node.init === null) return undefined;
  if (variable.references.some((reference) => reference.isWrite() && reference.init !== true)) return undefined;
  // `const fetch = fetch` in an inner scope refers to itself.
  if (node.range[0] <= use.range[0] && use.range[1] <= node.range[1]) return undefined;
  const init = calleePath(node.init, source, depth + 1);
  if (init === undefined || node.id.type === 'Identifier') return init;
  const property = definition.name.parent;
  if (property?.type !== 'Property' || property.parent !== node.id) return undefined;
  const name = propertyName(property);
  if (name === undefined) return undefined;
  return name === 'default' ? init : globals.has(init) ? name : `${init}.${name}`;
}

function moduleName(node: Node): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? modulePath(node.value) : undefined;
}

/** A module as the paths name it. */
export function modulePath(specifier: string): string {
  return specifier.replace(/^node:/u, '').replaceAll('/', '.');
}

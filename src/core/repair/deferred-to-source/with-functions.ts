import { wrapped, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Role } from '../../model/completion.ts';
import type { Edit } from '../edit.ts';
import { construct } from './around.ts';
import { editOrigin, needsTry } from './edit-origin.ts';
import { editFilledConstants } from './filled-constants.ts';
import { givenUndefined, settlingMethod } from './handle-edits.ts';
import { takeLocalName } from './local-name.ts';
import type { NameAllocator } from './names.ts';
import type { OriginSite } from './origin-site.ts';
import { editPublicFields } from './public-fields.ts';
import { isOpen, resultType } from './result-type.ts';
import { SkipSite } from './skip.ts';

/**
 * Makes a source of the promise alone: the places that kept its resolvers come to keep the functions of the source,
 * which are bound and do the same.
 */
export function editWithFunctions(site: OriginSite, source: Source, names: NameAllocator): Edit[] {
  if (site.position.kind === 'field') return editPublicFields(site, source, names);
  if (site.position.kind === 'expression') throw new SkipSite('position');
  const name = takeLocalName(site, names, source);
  const type = resultType(site.node, source);
  const plan = { site, make: `const ${name} = ${construct(type, site, source)}`, value: name, removed: [] };
  const edits = editOrigin(plan, source);
  // A constant of the `try` would be unknown outside it.
  if (!needsTry(plan, source)) edits.push(...editFilledConstants(site, source));
  for (const { role, variable } of site.resolvers) {
    for (const { identifier } of variable.references) edits.push(...editUse(identifier, role, name, type, source));
  }
  return edits;
}

function editUse(identifier: Node, role: Role, name: string, type: string | undefined, source: Source): Edit[] {
  const at = wrapped(identifier);
  const { parent } = at;
  if (parent?.type === 'CallExpression' && parent.callee === identifier && !parent.optional && role !== 'either') {
    const method = settlingMethod(parent, role, source);
    const isPlain = method !== 'trySetResult' || type === undefined || !isOpen(type, identifier);
    const called: Edit = { range: identifier.range, text: `${name}.${isPlain ? method : role}` };
    return [called, ...givenUndefined(parent, role, type, source)];
  }
  const value = `${name}.${role}`;
  if (parent?.type === 'Property' && parent.shorthand && parent.value === identifier)
    return [{ range: parent.range, text: `${source.text.slice(...parent.key.range)}: ${value}` }];
  return [{ range: identifier.range, text: value }];
}

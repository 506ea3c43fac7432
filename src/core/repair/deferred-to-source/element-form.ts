import type { Role } from '../../model/completion.ts';
import { propertyName, unwrap, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Edit } from '../edit.ts';
import type { Keep } from './kept.ts';
import { PlacesStay } from './skip.ts';

/** What an element of the collection is: a resolver, or a record with resolvers under names of its own. */
export interface ElementForm {
  readonly kind: 'resolver' | 'record';
  /** Roles by member of the record; a lone resolver has the empty name. */
  readonly roles: ReadonlyMap<string, Role>;
  /** The record holds nothing else and calls them `resolve` and `reject`: a source can stand in its place as it is. */
  readonly isSource: boolean;
}

/** The member of a record that comes to keep the source: the record may have no other of that name. */
export const sourceMember = 'source';

/** The form that all keeps share. @throws {PlacesStay} when they differ. */
export function formOf(keeps: readonly Keep[], source: Source): ElementForm {
  const forms = keeps.map(({ value, role, completion }): ElementForm => {
    if (value.type === 'Identifier' && role) return { kind: 'resolver', roles: new Map([['', role]]), isSource: false };
    if (value.type !== 'ObjectExpression') throw new PlacesStay('use-unknown');
    const roles = new Map<string, Role>();
    for (const property of value.properties) {
      if (property.type === 'SpreadElement') throw new PlacesStay('use-unknown');
      const held = unwrap(property.value);
      const variable = held.type === 'Identifier' ? source.bindings.variable(held) : undefined;
      const index =
        completion.executor?.params.findIndex(
          (parameter) => parameter.type === 'Identifier' && variable?.identifiers.includes(parameter),
        ) ?? -1;
      const name = propertyName(property);
      if (index < 0 && name === sourceMember) throw new PlacesStay('use-unknown');
      if (index >= 0 && name !== undefined) roles.set(name, index === 0 ? 'resolve' : 'reject');
    }
    const isSource = roles.size === value.properties.length && [...roles].every(([name, each]) => name === each);
    return { kind: 'record', roles, isSource };
  });
  const [first] = forms;
  const describe = (form: ElementForm): string => JSON.stringify([form.kind, form.isSource, [...form.roles].sort()]);
  if (first === undefined || forms.some((form) => describe(form) !== describe(first)))
    throw new PlacesStay('not-in-step');
  return first;
}

/** Removes one of the properties of an object or pattern, with its comma. */
export function removeProperty(node: Node, all: readonly Node[]): Edit {
  const index = all.indexOf(node);
  const before = all[index - 1];
  if (before) return { range: [before.range[1], node.range[1]], text: '' };
  const next = all[index + 1];
  return { range: [node.range[0], next ? next.range[0] : node.range[1]], text: '' };
}

import type { Source } from '../../source/source.ts';
import { losesComments } from '../comments.ts';
import type { Edit } from '../edit.ts';
import { removeStatement } from '../layout.ts';

/**
 * The edits that remove the types of a file which nothing names any more: TypeScript's `noUnusedLocals` would report them. One
 * with a comment stays.
 */
export function removeUnusedTypes(edits: readonly Edit[], source: Source): Edit[] {
  return source.ast.body.flatMap((statement): Edit[] => {
    if (statement.type !== 'TSTypeAliasDeclaration' && statement.type !== 'TSInterfaceDeclaration') return [];
    const { name } = statement.id;
    const named = source.mentions.identifiers(name).filter((each) => each !== statement.id);
    const isGone = ({ range: [start, end] }: { readonly range: Edit['range'] }): boolean =>
      edits.some(({ range, text }) => range[0] <= start && end <= range[1] && !text.includes(name));
    if (named.length === 0 || !named.every(isGone)) return [];
    const removed = removeStatement(source, statement);
    const above = /[^\n]*\s*$/u.exec(source.text.slice(0, statement.range[0]))?.[0].trim() ?? '';
    return /^\/\/|\*\/$/u.test(above) || losesComments([removed], source) ? [] : [removed];
  });
}

import type { AbortListener } from '../model/abort/abort-listeners.ts';
import { isCapturing } from '../model/abort/abort-listeners.ts';
import { isFunction, propertyName, unwrap, wrapped, type FunctionNode, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Edit } from './edit.ts';
import { beginsLine, indentAt, lineBreak, semicolon } from './layout.ts';
import { putIntoTry } from './put-into-try.ts';

const name = 'onAbort';

/**
 * Puts what follows the registration of an abort listener into a `try`, and takes the listener away in its `finally`. None for a
 * registration that is not a statement of the function's own block, or for code that shares its lines.
 */
export function removeInFinally(
  { kind, node, signal, handler, options }: AbortListener,
  fn: FunctionNode,
  source: Source,
): readonly Edit[] | undefined {
  const statement = wrapped(node).parent;
  if (kind !== 'listener' || !isWrittenOut(options) || handler === undefined) return undefined;
  if (statement?.type !== 'ExpressionStatement' || statement.parent !== fn.body) return undefined;
  const { text } = source;
  const rest = fn.body.type === 'BlockStatement' ? fn.body.body.slice(fn.body.body.indexOf(statement) + 1) : [];
  const [first] = rest;
  if (first === undefined || !beginsLine(text, statement)) return undefined;
  const isInline = isFunction(unwrap(handler));
  if (!isInline && handler.type !== 'Identifier') return undefined;
  if (isInline && new RegExp(String.raw`\b${name}\b`, 'u').test(text)) return undefined;
  const listener = isInline ? name : text.slice(...handler.range);
  const access = text.startsWith('?.', signal.range[1]) ? '?.' : '.';
  const removal = `${text.slice(...signal.range)}${access}removeEventListener('abort', ${listener}${isCapturing(options, source) ? ', true' : ''})`;
  const inTry = putIntoTry(rest, 'finally', removal, source);
  if (inTry === undefined) return undefined;
  const separator = (semicolon(text) || ';') + lineBreak(text) + indentAt(text, first.range[0]);
  const naming: readonly Edit[] = isInline
    ? [
        {
          range: [statement.range[0], statement.range[0]],
          text: `const ${name} = ${text.slice(...handler.range)}${separator}`,
        },
        { range: handler.range, text: name },
      ]
    : [];
  return [...naming, ...inTry];
}

/** Whether the options show all that a removal has to repeat. */
function isWrittenOut(options: Node | undefined): boolean {
  if (options === undefined || options.type === 'Literal') return true;
  return (
    options.type === 'ObjectExpression' &&
    options.properties.every(
      (each) =>
        each.type === 'Property' &&
        !each.computed &&
        (propertyName(each) !== 'capture' || each.value.type === 'Literal'),
    )
  );
}

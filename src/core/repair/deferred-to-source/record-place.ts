import { assignmentTo, enclosingFunction, isNothing, unwrap, wrapped, type Node } from '../../source/ast.ts';
import { fieldDeclaration, variableDeclaration, type Keep, type Place } from './kept.ts';
import { PlacesStay } from './skip.ts';

// A variable or field that holds one record with resolvers, or none: `this.pending = { resolve, reject, timer }`.

/**
 * @param mayLackAll whether `{}` is as good as no record: a source has the same members as those that are kept
 * @throws {PlacesStay} where the place begins with another record, or a record of it goes elsewhere at once
 */
export function checkRecordPlace(place: Place, keeps: readonly Keep[], mayLackAll: boolean): void {
  const field = fieldDeclaration(place);
  const declarator = variableDeclaration(place);
  if (place.kind === 'variable' && !declarator) throw new PlacesStay('place-unknown');
  const initial = field?.value ?? declarator?.init;
  if (initial && !isNoRecord(initial, mayLackAll)) throw new PlacesStay('initial-value');
  for (const { write, completion } of keeps) {
    const { parent } = wrapped(write);
    if (parent?.type !== 'ExpressionStatement' && parent !== completion.executor) throw new PlacesStay('use-unknown');
    // Of a variable beside the promise that nothing else is written to, a constant is made as it is.
    const isBeside = declarator && enclosingFunction(declarator) === enclosingFunction(completion.node);
    if (isBeside && isWrittenOnce(place)) throw new PlacesStay('use-unknown');
  }
}

function isWrittenOnce(place: Place): boolean {
  return place.kind === 'variable' && place.variable.references.filter((each) => each.isWrite()).length === 1;
}

/** @throws {PlacesStay} where the place is given something else than a record with the resolvers, or nothing */
export function checkRecordWrite(node: Node, keeps: readonly Keep[], mayLackAll: boolean): void {
  const assignment = assignmentTo(node);
  if (keeps.some(({ write }) => write === assignment)) return;
  if (assignment?.operator !== '=' || !isNoRecord(assignment.right, mayLackAll)) throw new PlacesStay('use-unknown');
}

function isNoRecord(value: Node, mayLackAll: boolean): boolean {
  const at = unwrap(value);
  return isNothing(at) || (mayLackAll && at.type === 'ObjectExpression' && at.properties.length === 0);
}

/** Whether what may be a record is only asked whether it is one, and which. @throws {PlacesStay} where it may go on from there */
export function isOnlyAsked(node: Node): boolean {
  for (let at = wrapped(node); ;) {
    const parent: Node | undefined = at.parent;
    switch (parent?.type) {
      case 'IfStatement':
      case 'WhileStatement':
      case 'UnaryExpression':
      case 'BinaryExpression':
        return true;
      case 'ConditionalExpression':
        if (parent.test === at) return true;
        throw new PlacesStay('use-unknown');
      case 'LogicalExpression':
        // `record && record.resolve()` gives the record to nobody.
        if (parent.left === at && parent.operator === '&&') return true;
        at = wrapped(parent);
        continue;
      default:
        if (at === wrapped(node)) return false;
        throw new PlacesStay('use-unknown');
    }
  }
}

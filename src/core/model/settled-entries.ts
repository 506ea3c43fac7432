import type { Activation } from '../flow/client.ts';
import type { Entry } from '../flow/state.ts';
import type { Node } from '../source/ast.ts';
import type { Role, Subject } from './completion.ts';

/** A settlement that has happened on some path, or that other code has been asked for. */
export interface Settled extends Entry {
  readonly subject: Subject;
  readonly role: Role;
  /** The event or promise whose occurrence settles it, for what was only handed over. */
  readonly event: string | undefined;
  /** The settlement itself: the site, or what the call at the site leads to. */
  readonly node: Node;
  /** Only a settlement of one of these roles clashes with it; all do when undefined. */
  readonly against: readonly Role[] | undefined;
  activation: Activation;
}

/** Whether a settlement of that role, in that run of its function, would be a second one. */
export function clashesWith(entry: Settled, subject: Subject, role: Role, activation: Activation): boolean {
  if (entry.subject !== subject) return false;
  if (entry.against !== undefined && !entry.against.includes(role)) return false;
  // Inside one run of a function that was called from elsewhere: reported at the function itself.
  return entry.activation.site === undefined || entry.activation !== activation;
}

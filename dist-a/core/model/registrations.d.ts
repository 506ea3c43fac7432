import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
export type RegistrationKind = 
/** `emitter.on(event, f)`, `target.addEventListener(event, f)`. */
'listener'
/** `observable.subscribe(f)`. */
 | 'subscription' | 'interval'
/** A method that calls back before it returns, for each element. */
 | 'iteration'
/** `new MutationObserver(f)`. */
 | 'observer'
/** `setTimeout(f)` and the other queues of the host. */
 | 'timer'
/** `promise.then(f)`. */
 | 'reaction'
/** `target.onopen = f`. */
 | 'property'
/** Any other call or constructor, which may call it once, later. */
 | 'callback';
/** What makes a function run that is given away. */
export interface Registration {
    readonly kind: RegistrationKind;
    readonly node: CallExpression | TSESTree.NewExpression | TSESTree.AssignmentExpression;
    /** The function, or the name of it, as it is given. */
    readonly handler: Node;
    /** The emitter, target, observable or promise. */
    readonly receiver: Node | undefined;
    readonly event: string | undefined;
    /** Whether it may call the function again and again, as far as it is known. */
    readonly repeats: boolean;
}
/** What a function that stands here is given to; undefined when it is not given away at this place. */
export declare function registrationAt(value: Node, source: Source): Registration | undefined;
/** `shim.setInterval(check, 100)`, where `shim` comes from a module that passes the timers of its platform on. */
export declare function isTimerOfModule({ callee, arguments: args }: CallExpression, name: string, source: Source): boolean;

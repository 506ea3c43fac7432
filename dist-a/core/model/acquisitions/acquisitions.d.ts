import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
export type AcquisitionKind = 'listener' | 'timeout' | 'interval' | 'observer' | 'subscription';
/** Something that code asks to be called back by, and that stays until it is let go. */
export interface Acquisition {
    readonly kind: AcquisitionKind;
    readonly node: CallExpression | TSESTree.NewExpression;
    /** What it calls: a function, or an object of functions. */
    readonly handler: Node | undefined;
    /** What is listened to. */
    readonly emitter: Node | undefined;
    /** The event, when it is written out. */
    readonly event: string | undefined;
    /** The options of a DOM listener. */
    readonly options: Node | undefined;
    /** It lets go of itself when it calls back. */
    readonly isOnce: boolean;
    /** The event happens at most once in the life of the emitter. */
    readonly isSingle: boolean;
    /** A loop acquires one for each event or emitter of a list: the one that calls back lets go of no other. */
    readonly isOneOfMany: boolean;
}
/** All that is acquired inside a node, in the order of the text; functions in it are a part of it. */
export declare function acquisitionsWithin(region: Node, source: Source): readonly Acquisition[];
/** Whether an options object has the flag set. */
export declare function flag(options: Node, name: string, source: Source): boolean;
/** The value of an option of an object that is written out, here or where its variable is declared. */
export declare function option(options: Node, name: string, source: Source): Node | undefined;

import type { TSESTree } from '@typescript-eslint/types';
import type { CompletionModel } from '../../model/build-model.js';
import type { MemberExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Place } from '../deferred-to-source/kept.js';
import { Refusal } from './refusal.js';
/** What becomes of a value: the places that take it, and what is done with it before. */
export interface Trace {
    /** `deferred.promise`, `deferred.resolve` */
    readonly members: MemberExpression[];
    /** `const { promise } = deferred` */
    readonly patterns: TSESTree.ObjectPattern[];
    /** Where the value goes out of sight. */
    readonly leaks: Node[];
    readonly places: Set<PlaceKey>;
}
export type PlaceKey = string | object;
/** A variable or field that holds deferreds, or a collection of them. */
export interface HeldPlace {
    readonly key: PlaceKey;
    readonly holder: Place;
    /** Whether the deferreds are elements of what the place holds. */
    readonly isCollection: boolean;
    readonly trace: Trace;
    /** The values that are written to it, and the collections whose elements are. */
    readonly writes: (Node | {
        readonly from: PlaceKey;
    })[];
    /** Whether others may write to it. */
    isOpen: boolean;
    /** Why it cannot hold a source. */
    failure?: Refusal;
}
/** Follows deferreds through a file, from where they are made to all that is done with them. */
export declare class DeferredFlow {
    private '#private';
    readonly places: Map<PlaceKey, HeldPlace>;
    /** The expressions that read a place, or take an element out of one. */
    readonly reads: Map<TSESTree.Node, PlaceKey>;
    /** Calls of functions of the file that give nothing but what they are given with here. */
    readonly given: Map<TSESTree.Node, TSESTree.Node>;
    /** @param isPromise whether the value is a promise itself, so that `await` takes the value out of it. */
    constructor(source: Source, model: CompletionModel, isPromise: boolean);
    /** @throws {Refusal} for a use that a source could not serve. */
    traceOf(origin: Node): Trace;
}

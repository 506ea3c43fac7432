import type { Codemod } from '../create-codemod.js';
import type { Proposal, Site } from '../rewrite.js';
import type { OwnTransform } from './own-transform.js';
import type { Change, Problem, Reason } from './run-result.js';
/** What to do to each file. */
export interface Task {
    readonly codemods: readonly Codemod[];
    /** Applied after the codemods, in this order. */
    readonly transforms: readonly OwnTransform[];
    readonly settings: TaskSettings;
    /** By absolute path, the members of its classes that other files take from outside and that stay what they are. */
    readonly spared?: ReadonlyMap<string, ReadonlySet<string>>;
    /** Asked for each site before it is rewritten. */
    readonly decide?: (proposal: Proposal) => boolean;
}
/** The part of a task that is plain data and can cross threads. */
export interface TaskSettings {
    readonly transformOptions: Readonly<Record<string, unknown>>;
    readonly unsafe: boolean;
    readonly runtime: string;
    readonly from?: readonly string[];
    /** The absolute path of the tsconfig.json that types come from. */
    readonly project?: string;
    /** The absolute path of the file that the runtime is imported from. */
    readonly vendor?: string;
    /** Render the change of each site. */
    readonly siteDiffs: boolean;
}
/** What the codemods make of one file, as plain data that can cross threads. */
export type Outcome = {
    readonly status: 'change';
    readonly change: Change;
    readonly sites: readonly Site[];
    readonly messages?: readonly string[];
} | {
    readonly status: 'unchanged';
    readonly sites: readonly Site[];
    readonly messages?: readonly string[];
} | {
    readonly status: 'irrelevant';
} | {
    readonly status: 'left-alone';
    readonly reason: Reason;
} | {
    readonly status: 'error';
    readonly problem: Problem;
};
type Relevance = Pick<Task, 'codemods' | 'transforms'>;
/** Whether a codemod could find something in this text; cheap enough to ask of every file. */
export declare function isRelevant(path: string, bytes: Buffer, task: Relevance): boolean;
/** Rewrites the content of one file. Throws nothing: a bug in a codemod is an outcome too, so that other files go on. */
export declare function rewriteBytes(path: string, bytes: Buffer, task: Task): Promise<Outcome>;
export {};

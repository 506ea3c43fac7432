import type { Subject } from './completion.js';
/** Merges what cannot be told apart into one subject (union-find), and gives the merged subject out in the end. */
export declare class Subjects {
    private '#private';
    create(): number;
    find(id: number): number;
    merge(a: number, b: number): void;
    subject(id: number): Subject;
}

export type Phase = 'Reading' | 'Rewriting' | 'Writing';
/** Told how far a run has come. */
export interface Progress {
    readonly update: (phase: Phase, done: number, total: number) => void;
    /** Leaves nothing on the screen. */
    readonly clear: () => void;
}
export declare const silentProgress: Progress;
/** One line that overwrites itself, for a terminal. */
export declare function createProgress(write: (text: string) => void, now?: () => number): Progress;

/** A place for readers: line from 1, column from 1 in UTF-16 code units. */
export interface Position {
    readonly line: number;
    readonly column: number;
}
/** Offsets to lines by binary search; the core asks no parser for `loc`. */
export declare class LineMap {
    private '#private';
    constructor(text: string);
    position(offset: number): Position;
}

/** Whether a code unit may be part of an identifier. */
export declare function isNamePart(code: number): boolean;
/** Whether a code unit is a space, a tab or the end of a line. */
export declare function isSpace(code: number): boolean;

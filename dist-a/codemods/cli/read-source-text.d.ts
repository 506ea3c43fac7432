/** The text of a file without its byte order mark, or why its bytes cannot be kept. */
export type SourceText = {
    readonly kind: 'utf-8';
    readonly mark: string;
    readonly text: string;
}
/** `text` reads the bytes as Latin-1: good enough to look at, never to write. */
 | {
    readonly kind: 'foreign';
    readonly text: string;
    readonly problem: string;
};
/** Decodes without loss or says that it cannot. */
export declare function readSourceText(bytes: Buffer): SourceText;

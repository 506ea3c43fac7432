/** Which names are looked for. */
export interface WantedNames {
    /** Whether a name that begins and ends with these code units may be one of them: asked first, of every call. */
    readonly mayBe: (first: number, last: number) => boolean;
    readonly has: (name: string) => boolean;
}
/**
 * Where a text has a call of such a name: the offsets of what stands in front of the parenthesis, whatever is between them:
 * `?.`, `!`, the end of an assertion, type arguments, `.call`. A call of what has no name, as in `list[0]()` and `get()()`, is
 * among them, and so may be what is no call. From parenthesis to parenthesis, as a pattern would look at each name of the text.
 */
export declare function calledAt(text: string, { mayBe, has }: WantedNames): number[];

/** Whether a code unit may be part of an identifier. */
export function isNamePart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    code > 127
  );
}

// By hand: a pattern that ends in `$` is tried at each place of the text before, at each finding of a long file anew.

/** Where the spaces and tabs right before an offset begin. */
export function startOfGap(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return start;
}

/** Where the white space right before an offset begins, line breaks included. */
export function startOfSpace(text: string, offset: number): number {
  let start = offset;
  while (isSpace(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Whether a code unit is a space, a tab or the end of a line. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

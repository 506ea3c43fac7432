/** Whether a code unit may be part of an identifier. */
export function isNamePart(code) {
    return ((code >= 97 && code <= 122) ||
        (code >= 65 && code <= 90) ||
        (code >= 48 && code <= 57) ||
        code === 95 ||
        code === 36 ||
        code > 127);
}
/** Whether a code unit is a space, a tab or the end of a line. */
export function isSpace(code) {
    return code === 32 || (code >= 9 && code <= 13);
}

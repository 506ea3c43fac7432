/** A file name that cannot move the cursor: control characters are shown as escapes. */
export function printable(path) {
    return path.replaceAll(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1).replace('\u007F', '\\u007f'));
}

/** The source of a regular expression that finds a name where it stands as a word of its own, `$` taken for a letter. */
export function wordSource(name) {
    return String.raw `(?<![\w$])${name.replaceAll('$', String.raw `\$`)}(?![\w$])`;
}

import { semicolon } from "../layout.js";
/** `source.onCompleted(() => clearTimeout(timer));` for each thing that a listener cleaned up. */
export function onCompletedTexts({ cleanUps }, name, source) {
    const end = semicolon(source.text);
    return cleanUps.map((each) => {
        const call = source.text.slice(...each.range).replace(/;$/u, '');
        return `${name}.onCompleted(() => ${call})${end}`;
    });
}

import { isAscii, isUtf8 } from 'node:buffer';
const byteOrderMark = '\uFEFF';
/** Decodes without loss or says that it cannot. */
export function readSourceText(bytes) {
    if (bytes.includes(0))
        return { kind: 'foreign', text: bytes.toString('latin1').replaceAll('\0', ''), problem: zeroBytes(bytes) };
    // Most files are, and of those this is a copy: to decode them takes ten times as long.
    if (isAscii(bytes))
        return { kind: 'utf-8', mark: '', text: bytes.toString('latin1') };
    if (!isUtf8(bytes)) {
        return {
            kind: 'foreign',
            text: bytes.toString('latin1'),
            problem: 'it is not valid UTF-8 (Latin-1 perhaps); convert it to UTF-8 first',
        };
    }
    const text = bytes.toString('utf8');
    return text.startsWith(byteOrderMark)
        ? { kind: 'utf-8', mark: byteOrderMark, text: text.slice(1) }
        : { kind: 'utf-8', mark: '', text };
}
function zeroBytes(bytes) {
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return isUtf16 ? 'it is UTF-16; convert it to UTF-8 first' : 'it holds NUL bytes; it is binary or UTF-16, not UTF-8';
}

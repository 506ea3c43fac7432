function createColors(paint) {
    return {
        red: paint(31, 39),
        green: paint(32, 39),
        yellow: paint(33, 39),
        cyan: paint(36, 39),
        bold: paint(1, 22),
        dim: paint(2, 22),
    };
}
export const noColors = createColors(() => (text) => text);
export const ansiColors = createColors((open, close) => (text) => `\u001B[${String(open)}m${text}\u001B[${String(close)}m`);
/** The flag decides, then NO_COLOR, then FORCE_COLOR, then whether a person is looking. */
export function chooseColors(flag, env, isTerminal) {
    return wantsColors(flag, env, isTerminal) ? ansiColors : noColors;
}
function wantsColors(flag, env, isTerminal) {
    if (flag !== undefined)
        return flag;
    if ((env['NO_COLOR'] ?? '') !== '')
        return false;
    const forced = env['FORCE_COLOR'];
    if (forced !== undefined)
        return forced !== '0' && forced !== 'false';
    return isTerminal && env['TERM'] !== 'dumb';
}

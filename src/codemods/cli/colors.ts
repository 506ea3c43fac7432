export type Paint = (text: string) => string;

export interface Colors {
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
  readonly bold: Paint;
  readonly dim: Paint;
}

function createColors(paint: (open: number, close: number) => Paint): Colors {
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
export const ansiColors = createColors(
  (open, close) => (text) => `\u001B[${String(open)}m${text}\u001B[${String(close)}m`,
);

type Environment = Readonly<Record<string, string | undefined>>;

/** The flag decides, then NO_COLOR, then FORCE_COLOR, then whether a person is looking. */
export function chooseColors(flag: boolean | undefined, env: Environment, isTerminal: boolean): Colors {
  return wantsColors(flag, env, isTerminal) ? ansiColors : noColors;
}

function wantsColors(flag: boolean | undefined, env: Environment, isTerminal: boolean): boolean {
  if (flag !== undefined) return flag;
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}

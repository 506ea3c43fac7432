export type Paint = (text: string) => string;
export interface Colors {
    readonly red: Paint;
    readonly green: Paint;
    readonly yellow: Paint;
    readonly cyan: Paint;
    readonly bold: Paint;
    readonly dim: Paint;
}
export declare const noColors: Colors;
export declare const ansiColors: Colors;
type Environment = Readonly<Record<string, string | undefined>>;
/** The flag decides, then NO_COLOR, then FORCE_COLOR, then whether a person is looking. */
export declare function chooseColors(flag: boolean | undefined, env: Environment, isTerminal: boolean): Colors;
export {};

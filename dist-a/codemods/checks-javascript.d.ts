/** Whether the nearest `tsconfig.json` or `jsconfig.json` above a file of JavaScript has TypeScript check it: `checkJs`. */
export declare function checksJavaScript(path: string): boolean;

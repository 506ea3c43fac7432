/** A path with the links in it followed, as the operating system spells it; the path itself where nothing is there. */
export declare function realPath(path: string): string;

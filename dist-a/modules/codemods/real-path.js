import { realpathSync } from 'node:fs';
/** A path with the links in it followed, as the operating system spells it; the path itself where nothing is there. */
export function realPath(path) {
    try {
        return realpathSync.native(path);
    }
    catch {
        return path;
    }
}

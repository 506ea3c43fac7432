import { defaultSettings } from "../../core/source/settings.js";
export const defaultRunOptions = {
    paths: [],
    transforms: [],
    transformOptions: {},
    unsafe: false,
    runtime: defaultSettings.runtime,
    from: [],
    write: true,
    check: false,
    updateBaseline: false,
    allowDirty: false,
    allowNoVcs: false,
    ignorePatterns: [],
    useIgnoreFiles: true,
    concurrency: 'auto',
    timeout: 60_000,
    siteDiffs: false,
};

export const defaultSettings = {
    runtime: 'task-completion-source',
    deferreds: [],
    onceEvents: [],
    neverReturns: [],
    lockMethods: [],
    checkJs: false,
};

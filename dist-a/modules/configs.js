/** Which rules a preset holds, and how severe they are there. */
const presets = {
    recommended: (docs) => (docs.preset === 'recommended' ? docs.level : undefined),
    recommendedTypeChecked: (docs) => (docs.preset === 'strict' ? undefined : docs.level),
    strict: (docs) => (docs.preset === 'recommendedTypeChecked' ? undefined : 'error'),
    all: () => 'error',
};
/** Makes the flat configs out of what each rule says of itself. */
export function createConfigs(plugin, rules) {
    const config = (name) => ({
        name: `tcs/${name}`,
        plugins: { tcs: plugin },
        rules: Object.fromEntries(Object.entries(rules).flatMap(([rule, { meta }]) => {
            const severity = presets[name](meta.docs);
            return severity === undefined ? [] : [[`tcs/${rule}`, severity]];
        })),
    });
    return {
        recommended: config('recommended'),
        recommendedTypeChecked: config('recommendedTypeChecked'),
        strict: config('strict'),
        all: config('all'),
    };
}

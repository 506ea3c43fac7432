import prettier from 'prettier';

/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
  ],
  ignoreConfig: ['all', 'recommendedTypeChecked', 'tests'],
  ruleDocTitleFormat: 'name',
  ruleDocSectionInclude: [
    'What it reports',
    'Why it bites',
    'Examples',
    'Fix safety',
    'Options',
    'When not to use it',
    '.NET counterpart',
  ],
  ruleListColumns: [
    'name',
    'description',
    'configsError',
    'configsWarn',
    'fixable',
    'hasSuggestions',
    'requiresTypeChecking',
  ],
  postprocess: async (text, path) =>
    prettier.format(text, { ...(await prettier.resolveConfig(path)), parser: 'markdown' }),
};

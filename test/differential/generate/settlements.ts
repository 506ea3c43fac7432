/** A statement that settles; `resolve?.()` and whatever else people write. */
type Form = (settle: string, value: string) => string;

/** What there is a counterpart of. */
export const plainForms: readonly Form[] = [
  (settle, value) => `${settle}(${value});`,
  (settle, value) => `${settle}(${value});`,
  (settle, value) => `return ${settle}(${value});`,
  (settle, value) => `yes && ${settle}(${value});`,
  (settle, value) => `${settle}?.(${value});`,
  (settle, value) => `yes ? ${settle}(${value}) : log('no');`,
  (settle, value) => `void ${settle}(${value});`,
  (settle, value) => `${settle}(${value}); ${settle}(${value});`,
  (settle, value) => `if (${settle}) ${settle}(${value}); else log('nothing');`,
  (settle, value) => `if (yes) { ${settle}(${value}); return; } log('not here');`,
  (settle) => `hand(${settle});`,
  (settle, value) => `log(typeof ${settle}(${value}));`,
  (settle, value) => `queueMicrotask(() => ${settle}(${value}));`,
  (settle, value) => `setTimeout(() => { ${settle}(${value}); }, 5);`,
  (settle, value) => `log('first'), ${settle}(${value});`,
  (settle, value) => `try { ${settle}(${value}); } finally { log('finally'); }`,
  (settle, value) => `try { step('boom'); } catch (error) { log(error); ${settle}(${value}); }`,
  (settle, value) => `for (let i = 0; i < 2; i++) ${settle}(${value});`,
  (settle, value) => `switch (1) { case 1: ${settle}(${value}); break; default: log('no'); }`,
  (settle, value) => `{ const source = 1; log(source); ${settle}(${value}); }`,
  (settle, value) =>
    `const entrySource = 'entry', resolveSource = 'resolve'; log(entrySource, resolveSource); ${settle}(${value});`,
  (settle, value) => `do ${settle}(${value}); while (no)`,
  (settle, value) => `label: { ${settle}(${value}); break label; }`,
  (settle, value) => `const result = ${settle}(${value}); log(result);`,
  (settle, value) => `log([${settle}(${value})]);`,
  (settle, value) => `const ending = () => ${settle}(${value}); ending(); later(ending);`,
  (settle, value) => `new EventEmitter().once('go', () => { ${settle}(${value}); }).emit('go');`,
];

/** What a codemod may decline. */
export const oddForms: readonly Form[] = [
  (settle, value) => `Promise.resolve(${value}).then(${settle}, ${settle});`,
  (settle, value) => `Promise.resolve(${value}).then((given) => ${settle}(given)).catch(log);`,
  (settle) => `const alias = ${settle}; alias(yes);`,
  (settle) => `[3, 4].forEach(${settle});`,
  (settle) => `setTimeout(${settle}, 5, 'after');`,
  (settle) => `new EventEmitter().once('go', ${settle}).emit('go', 'went');`,
  (settle) => `work('good', (error, given) => { if (error) log(error); else ${settle}(given); });`,
  (settle) => `queueMicrotask(${settle});`,
  (settle, value) =>
    `${settle}.call(null${value === '' || value.startsWith('...') ? '' : ', '}${value.replace(/^\.\.\./u, '')});`,
  (settle, value) => `(0, ${settle})(${value});`,
  (settle, value) => `log(${settle} === ${settle}); ${settle}(${value});`,
  (settle, value) => `(${settle} ?? log)(${value});`,
  (settle) => `log(\`\${typeof ${settle}}\`);`,
  (settle, value) => `if (typeof ${settle} === 'function') ${settle}(${value});`,
  (settle) => `log(!${settle}, void ${settle}, typeof ${settle});`,
];

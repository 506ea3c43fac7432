/** How a function makes the promise and gives it away: its statements. */
type Position = (made: string) => string;

export const plainPositions: readonly Position[] = [
  (made) => `return ${made};`,
  (made) => `return ${made};`,
  (made) => `const made = ${made}; return made;`,
  (made) => `const made = ${made}; watch(made, 'twice'); return made;`,
  (made) => `const chained = ${made}.then((value) => { log('chained'); return value; }); return chained;`,
  (made) => `let made; made = ${made}; log('assigned'); return made;`,
  (made) => `return ${made}.finally(() => log('finally'));`,
  (made) => `return ${made}.catch((error) => { log('caught', error); return 'instead'; });`,
  (made) => `const go = () => ${made}; return go();`,
  (made) => `const go = (id) => (${made}).then(log); return go();`,
  (made) => `if (no) return Promise.resolve(); return ${made};`,
  (made) => `try { return ${made}; } finally { log('left'); }`,
  (made) => `try { log('try'); const made = ${made}; return made; } catch (error) { log(error); throw error; }`,
  (made) => `const source = 'mine'; const made = ${made}; log(source); return made;`,
  (made) =>
    /\bthis\b/u.test(made)
      ? `const inner = () => { return ${made}; }; return inner();`
      : `function inner() { return ${made}; } return inner();`,
  (made) => `let made; for (let i = 0; i < 2; i++) { made = ${made}; watch(made, 'round ' + i); } return made;`,
  (made) => `const all = [1, 2].map(() => ${made}); watch(all[0], 'first of two'); return all[1];`,
  (made) => `const all = [1, 2].map((each) => { log(each); return ${made}; }); return Promise.race(all);`,
  (made) => `const box = { make: () => ${made} }; return box.make();`,
];

/** In these the promise is awaited or returned by an async function. */
export const asyncPositions: readonly Position[] = [
  (made) => `return (async () => { await ${made}; log('awaited'); return 'end'; })();`,
  (made) => `return (async () => { return ${made}; })();`,
  (made) => `return (async () => { return await ${made}; })();`,
  (made) => `return (async () => { try { return await ${made}; } catch (error) { log(error); } })();`,
  (made) => `return (async () => { await null; const made = ${made}; log('made'); return made; })();`,
  (made) =>
    `return (async () => { try { const value = await ${made}; return value; } finally { log('finally'); } })();`,
  (made) =>
    `const go = async () => { for (let i = 0; i < 2; i++) { const value = await ${made}; log(value); } }; return go();`,
  (made) => `const go = async () => ${made}; return go();`,
  (made) => `const go = async () => await ${made}; return go();`,
];

/** Where no statement can stand before the promise as it is. */
export const oddPositions: readonly Position[] = [
  (made) => `if (yes) return ${made}; return Promise.resolve();`,
  (made) => `switch (1) { default: return ${made}; }`,
  (made) => `switch (1) { case 1: const made = ${made}; return made; default: return Promise.resolve(); }`,
  (made) => `if (no) return Promise.resolve(); else return ${made};`,
  (made) => `for (const round of ['one', 'two']) watch(${made}, round); return Promise.resolve('end');`,
  (made) => `const before = step('before'), made = ${made}, after = step('after'); log(before, after); return made;`,
  (made) => `let made = Promise.resolve(); if (yes) made = ${made}; return made;`,
  (made) => `const go = async () => { const all = []; all.push(await ${made}); return all; }; return go();`,
  (made) =>
    `const go = async () => { step('first'); if (yes) await ${made}; else log('no'); return step('last'); }; return go();`,
  (made) => `return (log('first'), ${made});`,
  (made) => `return [step('before'), ${made}][1];`,
  (made) => `return step('before') && ${made};`,
  (made) => `return { made: ${made}, other: step('after') }.made;`,
  (made) => `const give = (promise, other) => promise; return give(${made}, step('after'));`,
  (made) => `const give = (other, promise) => promise; return give(step('before'), ${made});`,
  (made) => `let made; if ((made = ${made})) return made; return made;`,
  (made) => `for (const made = ${made}; yes; ) return made;`,
  (made) => `const { finally: unused } = ${made}; log(typeof unused); return Promise.resolve();`,
  (made) => `return new (class { constructor(promise) { this.promise = promise; } })(${made}).promise;`,
  (made) => `const go = async () => [step('before'), await ${made}, step('after')]; return go();`,
  (made) => `const go = async () => \`\${step('before')} \${await ${made}}\`; return go();`,
  (made) =>
    `const go = async () => { try { log(await ${made}); } catch { log('failed'); } finally { log('finally'); } }; return go();`,
  (made) => `let made = null; made ??= ${made}; return made;`,
  (made) => `let made; do made = ${made}; while (no); return made;`,
  (made) => `const go = (id, made = ${made}) => made; return go(1);`,
  (made) => `return Promise.race([${made}, slow(30)]);`,
  (made) => `return Promise.all([slow(1), ${made}]);`,
  (made) => `const [made] = [${made}]; return made;`,
  (made) => `return yes ? ${made} : null;`,
  (made) => `const box = { made: ${made} }; return box.made;`,
  (made) => `const wrap = (promise) => promise.then((value) => [value]); return wrap(${made});`,
  (made) => `function* each() { yield ${made}; } const [made] = each(); return made;`,
  (made) => `return (async function* () { yield ${made}; })().next();`,
  (made) => `const go = (made = ${made}) => made; return go();`,
  (made) => `const run = async () => { for await (const value of [${made}]) log(value); }; return run();`,
];

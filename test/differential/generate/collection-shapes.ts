import { choose, settleType } from './dialect.ts';
import { functions, record, recordType, type Parts, type Shape } from './shape.ts';

// Resolvers in arrays, sets and maps, alone or in records.

/** How a settlement takes what it settles out of the collection; `…` is the settlement. */
interface Taking {
  readonly name: string;
  readonly take: string;
  readonly weight?: number;
}

interface Collection {
  readonly name: string;
  readonly weight: number;
  readonly isSingle?: true;
  readonly declare: (parts: Parts) => string;
  readonly clear: string;
  readonly keep: Shape['keep'];
  readonly settlers: Readonly<Record<'resolve' | 'reject', string>>;
  readonly takings: readonly Taking[];
}

const counter = 'let id = 0;\n';

const collections: readonly Collection[] = [
  {
    name: 'an array of resolvers',
    weight: 2,
    isSingle: true,
    declare: ({ dialect }) => `const waiters${choose(dialect, `: (${settleType(dialect)})[]`)} = [];`,
    clear: 'waiters.length = 0;',
    keep: ({ names: { a } }) => [`waiters.push(${a});`],
    settlers: { resolve: 'waiter', reject: 'waiter' },
    takings: [
      { name: 'shift', take: 'const waiter = waiters.shift(); if (!waiter) return; …' },
      { name: 'pop', take: 'const waiter = waiters.pop(); if (waiter) { … }' },
      { name: 'splice and for', take: 'for (const waiter of waiters.splice(0)) { … }' },
      { name: 'forEach', take: 'waiters.forEach((waiter) => { … });' },
      { name: 'while', take: 'while (waiters.length > 0) { const waiter = waiters.shift(); if (!waiter) break; … }' },
      { name: 'for', take: 'for (const waiter of waiters) { … } waiters.length = 0;' },
      { name: 'index', take: 'const waiter = waiters[0]; if (waiter === undefined) return; …', weight: 0.3 },
    ],
  },
  {
    name: 'a set of resolvers',
    weight: 2,
    isSingle: true,
    declare: ({ dialect }) => `const waiters = new Set${choose(dialect, `<${settleType(dialect)}>`)}();`,
    clear: 'waiters.clear();',
    keep: ({ names: { a } }) => [`waiters.add(${a});`],
    settlers: { resolve: 'waiter', reject: 'waiter' },
    takings: [
      { name: 'for', take: 'for (const waiter of waiters) { … }' },
      { name: 'delete', take: 'for (const waiter of waiters) { waiters.delete(waiter); … }' },
      { name: 'spread', take: 'for (const waiter of [...waiters]) { … } waiters.clear();' },
      { name: 'forEach', take: 'waiters.forEach((waiter) => { … }); waiters.clear();' },
    ],
  },
  {
    name: 'a map of resolvers',
    weight: 2,
    isSingle: true,
    declare: ({ dialect }) =>
      `${counter}const pending = new Map${choose(dialect, `<number, ${settleType(dialect)}>`)}();`,
    clear: 'pending.clear();',
    keep: ({ names: { a } }) => [`pending.set(id, ${a});`],
    settlers: { resolve: 'finish', reject: 'finish' },
    takings: [
      { name: 'get', take: 'const finish = pending.get(id); if (!finish) return; …' },
      { name: 'get and delete', take: 'const finish = pending.get(id); pending.delete(id); if (finish) { … }' },
      { name: 'values', take: 'for (const finish of pending.values()) { … } pending.clear();' },
      { name: 'pairs', take: 'for (const [key, finish] of pending) { pending.delete(key); … }' },
      { name: 'forEach', take: 'pending.forEach((finish, key) => { log(key); … });' },
    ],
  },
  {
    name: 'a map of records',
    weight: 3,
    declare: (parts) =>
      `${counter}const pending = new Map${choose(parts.dialect, `<number, ${recordType(parts)}>`)}();`,
    clear: 'pending.clear();',
    keep: (context) => [`pending.set(id, ${record(context)});`],
    settlers: { resolve: 'entry.resolve', reject: 'entry.reject' },
    takings: [
      { name: 'get', take: 'const entry = pending.get(id); if (!entry) return; …' },
      { name: 'get and delete', take: 'const entry = pending.get(id); if (entry) { pending.delete(id); … }' },
      { name: 'values', take: 'for (const entry of pending.values()) { … }' },
      { name: 'forEach', take: 'pending.forEach((entry) => { … }); pending.clear();' },
      { name: 'pairs', take: 'for (const [key, entry] of pending) { log(key); … }' },
    ],
  },
  {
    name: 'a map of records with a rest',
    weight: 3,
    declare: (parts) =>
      `${counter}const pending = new Map${choose(parts.dialect, `<number, ${recordType(parts, 'name: string; ')}>`)}();`,
    clear: 'pending.clear();',
    keep: (context) => [`pending.set(id, ${record(context, "name: 'n' + id")});`],
    settlers: { resolve: 'entry.resolve', reject: 'entry.reject' },
    takings: [
      { name: 'get', take: 'const entry = pending.get(id); if (!entry) return; log(entry.name); …' },
      { name: 'values', take: 'for (const entry of pending.values()) { log(entry.name); … }' },
      {
        name: 'delete',
        take: 'const entry = pending.get(id); if (pending.delete(id) && entry) { … log(entry.name); }',
      },
    ],
  },
  {
    name: 'a map of records, taken apart',
    weight: 2,
    declare: (parts) =>
      `${counter}const pending = new Map${choose(parts.dialect, `<number, ${recordType(parts, 'at: number; ')}>`)}();`,
    clear: 'pending.clear();',
    keep: (context) => [`pending.set(id, ${record(context, 'at: id')});`],
    settlers: { resolve: 'resolve', reject: 'reject' },
    takings: [
      { name: 'values', take: 'for (const { at, ROLE } of pending.values()) { log(at); … }' },
      { name: 'pairs', take: 'for (const [key, { ROLE }] of pending) { log(key); … }' },
      { name: 'forEach', take: 'pending.forEach(({ at, ROLE }) => { log(at); … });' },
      { name: 'get', take: 'const entry = pending.get(id); if (!entry) return; const { ROLE } = entry; …' },
    ],
  },
  {
    name: 'an array of records',
    weight: 2,
    declare: (parts) =>
      `${counter}const queue${choose(parts.dialect, `: ${recordType(parts, 'id: number; ')}[]`)} = [];`,
    clear: 'queue.length = 0;',
    keep: (context) => [`queue.push(${record(context, 'id')});`],
    settlers: { resolve: 'entry.resolve', reject: 'entry.reject' },
    takings: [
      { name: 'shift', take: 'const entry = queue.shift(); if (!entry) return; log(entry.id); …' },
      { name: 'for', take: 'for (const entry of queue) { log(entry.id); … }' },
      { name: 'forEach', take: 'queue.forEach((entry) => { … });' },
      { name: 'splice', take: 'queue.splice(0).forEach((entry) => { log(entry.id); … });' },
    ],
  },
  {
    name: 'an array of records, taken apart',
    weight: 1,
    declare: (parts) =>
      `${counter}const queue${choose(parts.dialect, `: ${recordType(parts, 'id: number; ')}[]`)} = [];`,
    clear: 'queue.length = 0;',
    keep: (context) => [`queue.push(${record(context, 'id')});`],
    settlers: { resolve: 'resolve', reject: 'reject' },
    takings: [
      { name: 'for', take: 'for (const { ROLE, id } of queue) { log(id); … }' },
      { name: 'forEach', take: 'queue.forEach(({ ROLE }) => { … });' },
    ],
  },
  {
    name: 'an object by keys',
    weight: 1,
    declare: (parts) =>
      `${counter}const pending${choose(parts.dialect, `: Record<number, ${recordType(parts)}>`)} = {};`,
    clear: 'for (const key of Object.keys(pending)) delete pending[key];',
    keep: (context) => [`pending[id] = ${record(context)};`],
    settlers: { resolve: 'entry.resolve', reject: 'entry.reject' },
    takings: [
      { name: 'index', take: 'const entry = pending[id]; if (!entry) return; …' },
      { name: 'values', take: 'for (const entry of Object.values(pending)) { … }' },
    ],
  },
];

export const collectionShapes: readonly Shape[] = collections.flatMap((collection) => {
  const total = collection.takings.reduce((sum, { weight = 1 }) => sum + weight, 0);
  return collection.takings.map(({ name, take, weight = 1 }): Shape => {
    return {
      name: `${collection.name}: ${name}`,
      weight: (collection.weight * weight) / total,
      ...(collection.isSingle ? { isSingle: true } : {}),
      keep: collection.keep,
      settlers: () => collection.settlers,
      render: (parts) => `
${collection.declare(parts)}
function arm() { ${collection.declare(parts).includes(counter) ? 'id++; ' : ''}${parts.arm} }
function clear() { ${collection.clear} }
${functions(
  parts.settle.map((body) =>
    take.replace('…', () => body).replace('ROLE', /\breject\b/u.test(body) ? 'reject' : 'resolve'),
  ),
)}`,
    };
  });
});

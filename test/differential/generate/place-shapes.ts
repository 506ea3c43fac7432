import { choose, failType, settleType } from './dialect.ts';
import { forwards, functions, kept, methods, typeOf, type Shape, type ShapeContext } from './shape.ts';

// Resolvers in variables and fields.

const assign = (prefix: string) => (context: ShapeContext) => {
  const { a, b } = context.names;
  return kept(context).map((name, index) => `${prefix}${name} = ${index === 0 ? a : b};`);
};

const settlersOf =
  (prefix: string, end = '') =>
  ({ names, dialect }: ShapeContext) => {
    const suffix = end && choose(dialect, end);
    return { resolve: `${prefix}${names.resolve}${suffix}`, reject: `${prefix}${names.reject}${suffix}` };
  };

const variables: Shape = {
  name: 'variables of a function',
  weight: 4,
  keep: assign(''),
  settlers: settlersOf(''),
  render: (parts) => `
function make() {
${kept(parts)
  .map((name) => `  let ${name}${typeOf(name, parts, '!')};`)
  .join('\n')}
  const ${parts.names.promise} = ${parts.made};
  return {
    promise: ${parts.names.promise},
${methods(parts.settle, ',')}
  };
}
let box = make();
function arm() { box = make(); return box.promise; }
function clear() {}
${forwards(parts)}`,
};

const oldVariables: Shape = {
  ...variables,
  name: 'vars',
  weight: 1,
  render: (parts) =>
    variables
      .render(parts)
      .replaceAll(/^ {2}let /gmu, '  var ')
      .replace('  const ', '  var '),
};

const moduleVariables: Shape = {
  name: 'variables of the module',
  weight: 3,
  keep: assign(''),
  settlers: settlersOf('', '!'),
  render: (parts) => `
${kept(parts)
  .map((name) =>
    choose(parts.dialect, `let ${name}: (${typeOf(name, parts).slice(2)}) | null = null;`, `let ${name} = null;`),
  )
  .join('\n')}
function arm() { ${parts.arm} }
function clear() { ${kept(parts)
    .map((name) => `${name} = null;`)
    .join(' ')} }
${functions(parts.settle)}`,
};

const noOps: Shape = {
  ...moduleVariables,
  name: 'variables that start as functions that do nothing',
  weight: 1,
  settlers: settlersOf(''),
  render: (parts) => `
${kept(parts)
  .map((name) => `let ${name}${typeOf(name, parts)} = () => {};`)
  .join('\n')}
function arm() { ${parts.arm} }
function clear() {}
${functions(parts.settle)}`,
};

const gate: Shape = {
  name: 'a gate that a loop arms',
  weight: 2,
  keep: assign(''),
  settlers: settlersOf(''),
  render: (parts) => `
${kept(parts)
  .map((name) => `let ${name}${typeOf(name, parts, '!')};`)
  .join('\n')}
let isRunning = false;
async function arm() {
  isRunning = true;
  for (let round = 0; isRunning && round < 3; round++) {
    const value = await ${parts.made};
    log('round', round, value);
  }
}
function clear() { isRunning = false; }
${functions(parts.settle)}`,
};

const steps: Shape = {
  name: 'a generator of promises',
  weight: 1,
  keep: assign(''),
  settlers: settlersOf(''),
  render: (parts) => `
let box${choose(parts.dialect, ': any')};
function* steps() {
  for (;;) {
${kept(parts)
  .map((name) => `    let ${name}${typeOf(name, parts, '!')};`)
  .join('\n')}
    const ${parts.names.promise} = ${parts.made};
    box = {
${methods(parts.settle, ',')}
    };
    yield ${parts.names.promise};
  }
}
const all = steps();
function arm() { return all.next().value; }
function clear() {}
${forwards(parts)}`,
};

const fieldTypes = (parts: ShapeContext, prefix: string, modifier = '') =>
  kept(parts)
    .map((name) => `  ${choose(parts.dialect, modifier)}${prefix}${name}${typeOf(name, parts, '!')};`)
    .join('\n');

const nullableFields = (parts: ShapeContext, prefix: string, modifier = '') =>
  kept(parts)
    .map((name) =>
      choose(
        parts.dialect,
        `  ${modifier}${prefix}${name}: (${typeOf(name, parts).slice(2)}) | undefined;`,
        `  ${prefix}${name};`,
      ),
    )
    .join('\n');

const privateFields: Shape = {
  name: '#private fields that a method arms',
  weight: 3,
  keep: assign('this.#'),
  settlers: settlersOf('this.#', '!'),
  render: (parts) => `
class Box {
${nullableFields(parts, '#')}
  arm() { ${parts.arm} }
  clear() { ${kept(parts)
    .map((name) => `this.#${name} = undefined;`)
    .join(' ')} }
${methods(parts.settle)}
}
const box = new Box();
function arm() { return box.arm(); }
function clear() { box.clear(); }
${forwards(parts)}`,
};

const constructorFields: Shape = {
  name: 'fields that a constructor sets',
  weight: 3,
  keep: assign('this._'),
  settlers: settlersOf('this._'),
  render: (parts) => `
class Box {
${choose(parts.dialect, `${fieldTypes(parts, '_', 'private ')}\n  readonly promise;`)}
  constructor() {
    log('constructed');
    this.promise = ${parts.made};
  }
${methods(parts.settle)}
}
let box = new Box();
function arm() { box = new Box(); return box.promise; }
function clear() {}
${forwards(parts)}`,
};

const initialisedFields: Shape = {
  name: 'fields that an initialiser sets, and a getter',
  weight: 1,
  keep: assign('this.#'),
  settlers: settlersOf('this.#'),
  render: (parts) => `
class Box {
${fieldTypes(parts, '#')}
  #${parts.names.promise} = ${parts.made};
  get promise() { return this.#${parts.names.promise}; }
${methods(parts.settle)}
}
let box = new Box();
function arm() { box = new Box(); return box.promise; }
function clear() {}
${forwards(parts)}`,
};

const lazyFields: Shape = {
  name: 'fields behind a getter that makes the promise when it is asked for',
  weight: 1,
  keep: assign('this.#'),
  settlers: settlersOf('this.#', '!'),
  render: (parts) => `
class Box {
${nullableFields(parts, '#')}
  #${parts.names.promise}${choose(parts.dialect, `: Promise<${parts.dialect.valueType}> | undefined`)};
  get promise() {
    if (!this.#${parts.names.promise}) this.#${parts.names.promise} = ${parts.made};
    return this.#${parts.names.promise};
  }
${methods(parts.settle)}
}
let box = new Box();
function arm() { box = new Box(); return box.promise; }
function clear() {}
${forwards(parts)}`,
};

const derived: Shape = {
  ...initialisedFields,
  name: 'fields of a class that extends another',
  weight: 1,
  render: (parts) =>
    initialisedFields
      .render(parts)
      .replace('class Box {', `class Base { constructor() { log('base'); } }\nclass Box extends Base {`),
};

const deferredObject: Shape = {
  name: 'properties of a deferred object',
  weight: 1,
  keep: assign('deferred.'),
  settlers: settlersOf('deferred.'),
  render: (parts) => `
let deferred${choose(parts.dialect, ': any')} = {};
function arm() {
  deferred = {};
  deferred.promise = ${parts.made};
  return deferred.promise;
}
function clear() {}
${functions(parts.settle)}`,
};

const assigned: Shape = {
  ...deferredObject,
  name: 'Object.assign',
  keep: ({ names: { a, b, resolve, reject }, isSingle }) => [
    `Object.assign(deferred, { ${resolve}: ${a}${isSingle ? '' : `, ${reject}: ${b}`} });`,
  ],
};

const deferredClass: Shape = {
  name: 'a class of deferreds',
  weight: 1,
  keep: assign('this.'),
  settlers: settlersOf('deferred.'),
  render: (parts) => `
class Deferred {
${choose(parts.dialect, `${fieldTypes(parts, '')}\n  promise;`)}
  constructor() {
    this.promise = ${parts.made};
  }
}
let deferred = new Deferred();
function arm() { deferred = new Deferred(); return deferred.promise; }
function clear() {}
${functions(parts.settle)}`,
};

const deferredFactory: Shape = {
  name: 'a function that makes deferreds',
  weight: 1,
  keep: assign(''),
  settlers: settlersOf('deferred.'),
  render: (parts) => `
function defer() {
${kept(parts)
  .map((name) => `  let ${name}${typeOf(name, parts, '!')};`)
  .join('\n')}
  const promise = ${parts.made};
  return { promise, ${kept(parts).join(', ')} };
}
let deferred = defer();
function arm() { deferred = defer(); return deferred.promise; }
function clear() {}
${functions(parts.settle)}`,
};

const closures: Shape = {
  name: 'closures around resolvers',
  weight: 1,
  keep: ({ names: { a, b, resolve, reject }, isSingle, dialect }) => [
    `${resolve} = (${choose(dialect, dialect.valueType === 'void' ? '' : 'value: any', 'value')}) => { log('wrapped'); ${a}(${choose(dialect, dialect.valueType === 'void' ? '' : 'value', 'value')}); };`,
    ...(isSingle ? [] : [`${reject} = (reason${choose(dialect, '?: unknown')}) => ${b}(reason);`]),
  ],
  settlers: settlersOf(''),
  render: (parts) => variables.render(parts),
};

const callback: Shape = {
  name: 'a node callback around both',
  weight: 1,
  keep: ({ names: { a, b }, dialect }) => [
    `finish = (error${choose(dialect, ': unknown')}, value${choose(dialect, '?: any')}) => { if (error) ${b}(error); else ${a}(value); };`,
  ],
  settlers: ({ dialect }) => ({
    resolve: `((value${choose(dialect, '?: any')}) => finish(null, value))`,
    reject: `((error${choose(dialect, '?: any')}) => finish(error))`,
  }),
  render: (parts) => `
let finish${choose(parts.dialect, '!: (error: unknown, value?: any) => void')};
function arm() { ${parts.arm} }
function clear() {}
${functions(parts.settle)}`,
};

const objectLiteral: Shape = {
  name: 'properties of an object of the module',
  weight: 1,
  keep: assign('box._'),
  settlers: settlersOf('box._', '!'),
  render: (parts) => `
const box = {
${kept(parts)
  .map(
    (name) =>
      `  _${name}: ${choose(parts.dialect, `null as (${name === parts.names.resolve ? settleType(parts.dialect) : failType}) | null`, 'null')},`,
  )
  .join('\n')}
};
function arm() { ${parts.arm} }
function clear() { ${kept(parts)
    .map((name) => `box._${name} = null;`)
    .join(' ')} }
${functions(parts.settle)}`,
};

export const placeShapes: readonly Shape[] = [
  variables,
  oldVariables,
  moduleVariables,
  noOps,
  gate,
  steps,
  privateFields,
  constructorFields,
  initialisedFields,
  lazyFields,
  derived,
  deferredObject,
  assigned,
  deferredClass,
  deferredFactory,
  closures,
  callback,
  objectLiteral,
];

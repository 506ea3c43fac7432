import { expect } from 'vitest';
import { fromEvent } from '../../../src/runtime/src/index.ts';
import { port, type Row } from './support/port.ts';

const file = 'AsyncEx EventAsyncFactoryUnitTests.cs';

type Listener = (...args: never[]) => unknown;

/** The least that has events: no `EventEmitter`, so that it is there on every platform. */
class Emitter {
  readonly #listeners: { name: string; listener: Listener }[] = [];

  get listening(): number {
    return this.#listeners.length;
  }

  on(name: string, listener: Listener): void {
    this.#listeners.push({ name, listener });
  }

  off(name: string, listener: Listener): void {
    const index = this.#listeners.findIndex((entry) => entry.name === name && entry.listener === listener);
    if (index < 0) throw new Error('removes what was not added');
    this.#listeners.splice(index, 1);
  }

  emit(name: string, ...args: unknown[]): unknown[] {
    const listeners = this.#listeners.filter((entry) => entry.name === name);
    return listeners.map(({ listener }) => listener(...(args as never[])));
  }
}

const noSender = {
  original: 'The task has the sender and the arguments of the event.',
  because: 'Who waits knows whom it asked; an Event has its target.',
};

/** The kinds of delegates there are, and what their events are raised with. */
const delegates: [string, readonly unknown[], Partial<Row>][] = [
  ['NongenericEventHandler', [], noSender],
  ['GenericEventHandler', [13], noSender],
  ['PropertyChangedEventHandler', [{ propertyName: 'bob' }], noSender],
  ['Action', [], {}],
  ['ActionInt', [17], {}],
  ['ActionSenderInt', [11], noSender],
];

const raised = delegates.map(([name, args, difference]): Row => ({
  origin: `${file} EventRaised_CompletesTaskWithData_${name}`,
  behaviour: 'the promise fulfills with the first argument of the event, if there is one, and no listener is left',
  ...difference,
  run: async () => {
    const target = new Emitter();
    const promise = fromEvent<unknown>(target, 'raised');
    target.emit('raised', ...args);
    expect(target.listening).toBe(0);
    expect(await promise).toBe(args[0]);
  },
}));

const custom: Row[] = [
  {
    origin: `${file} EventRaised_CompletesTaskWithData_Custom`,
    behaviour: 'what map makes of all arguments is what the promise fulfills with',
    run: async () => {
      const target = new Emitter();
      const promise = fromEvent(target, 'raised', { map: (...args: number[]) => args });
      target.emit('raised', 3, 5, 7, 23);
      expect(await promise).toEqual([3, 5, 7, 23]);
    },
  },
  {
    origin: `${file} EventRaised_CompletesTaskWithData_CustomReturn`,
    behaviour: 'the listener returns nothing to who raises the event',
    original: 'A handler that is made by hand gives the event a value back.',
    because: 'Neither EventTarget nor EventEmitter does anything with what a listener returns.',
    run: async () => {
      const target = new Emitter();
      const promise = fromEvent(target, 'raised', { map: (...args: number[]) => args });
      expect(target.emit('raised', 3, 7, 23)).toEqual([undefined]);
      expect(await promise).toEqual([3, 7, 23]);
    },
  },
  {
    origin: `${file} EventRaised_CompletesTaskWithData_GenericEventHandler(EventTarget)`,
    behaviour: 'of an EventTarget the promise fulfills with the event, which has its target',
    ...noSender,
    run: async () => {
      const target = new EventTarget();
      const promise = fromEvent<Event>(target, 'raised');
      const event = new Event('raised');
      target.dispatchEvent(event);
      expect(await promise).toBe(event);
      expect(event.target).toBe(target);
    },
  },
];

port({
  originals: [
    {
      file,
      tests: [
        'CompilationTest_CommonScenarios',
        'CompilationTest_LessCommonScenarios',
        'CompilationTest_RareScenarios',
        'EventRaised_CompletesTaskWithData_NongenericEventHandler',
        'EventRaised_CompletesTaskWithData_GenericEventHandler',
        'EventRaised_CompletesTaskWithData_PropertyChangedEventHandler',
        'EventRaised_CompletesTaskWithData_Action',
        'EventRaised_CompletesTaskWithData_ActionInt',
        'EventRaised_CompletesTaskWithData_ActionSenderInt',
        'EventRaised_CompletesTaskWithData_Custom',
        'EventRaised_CompletesTaskWithData_CustomReturn',
      ],
    },
  ],
  rows: [...raised, ...custom],
  leftOut: ['Common', 'LessCommon', 'Rare'].map((scenarios) => ({
    origin: `${file} CompilationTest_${scenarios}Scenarios`,
    because: 'They are about delegate types: events have names here, and listeners any signature.',
  })),
});

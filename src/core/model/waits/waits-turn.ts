import type { TSESTree } from '@typescript-eslint/types';
import { isLoop, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { someNode } from '../../source/visit.ts';
import type { Writes } from './waits-looks.ts';
import type { Pause } from './waits-pauses.ts';

/** What one way through a turn does; ways that do the same are taken as one. */
export interface Turn {
  /** It does something that this analysis cannot see through: work, I/O, calls of others. */
  readonly isNoisy: boolean;
  readonly pause: Pause | undefined;
  /** Its interval is cleared, or the promise that it serves settled. */
  readonly isEnded: boolean;
  /** It has asked for another turn. */
  readonly isAgain: boolean;
  /** The tests that led here. */
  readonly tests: ReadonlySet<Node>;
  /** What it writes, and what that is then. */
  readonly writes: Writes;
}

export type Turns = ReadonlyMap<string, Turn>;

export const none: Turns = new Map();

const start: Turn = {
  isNoisy: false,
  pause: undefined,
  isEnded: false,
  isAgain: false,
  tests: new Set(),
  writes: new Map(),
};

/** Where every turn begins. */
export const begin: Turns = new Map([['', start]]);

export function longer(a: Pause | undefined, b: Pause | undefined): Pause | undefined {
  return a === 'tasks' || b === 'tasks' ? 'tasks' : (a ?? b);
}

function keyOf({ isNoisy, pause, isEnded, isAgain }: Turn): string {
  return `${isNoisy ? 'n' : ''}${isEnded ? 'e' : ''}${isAgain ? 'a' : ''}${pause ?? ''}`;
}

export function map(turns: Turns, change: (turn: Turn) => Turn): Turns {
  let out: Turns = none;
  for (const turn of turns.values()) {
    const changed = change(turn);
    out = merge(out, new Map([[keyOf(changed), changed]]));
  }
  return out;
}

export function filter(turns: Turns, test: (turn: Turn) => boolean): Turns {
  return new Map([...turns].filter(([, turn]) => test(turn)));
}

export function merge(a: Turns, b: Turns): Turns {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const out = new Map(a);
  for (const [key, turn] of b) {
    const other = out.get(key);
    out.set(
      key,
      other === undefined || other === turn
        ? turn
        : {
            ...turn,
            tests: new Set([...other.tests, ...turn.tests]),
            writes: withWrites(other.writes, turn.writes),
          },
    );
  }
  return out;
}

export function withWrites(a: Writes, b: Writes): Writes {
  if (b.size === 0) return a;
  const out = new Map(a);
  for (const [place, looks] of b) out.set(place, looks | (out.get(place) ?? 0));
  return out;
}

/** `while (socket.state !== OPEN) switch (socket.state) { … }`: who goes through the values that keep a loop going names them all. */
export function namesAll(
  { discriminant, cases }: TSESTree.SwitchStatement,
  loop: Node | undefined,
  source: Source,
): boolean {
  const test = isLoop(loop) && 'test' in loop ? loop.test : null;
  if (test === null || cases.length < 2) return false;
  const textOf = ({ range }: Node): string => source.text.slice(...range);
  const asked = textOf(discriminant);
  return someNode(test, (each) => textOf(each) === asked);
}

/**
 * The tests that only tell a timer to stop: after them another one decides between the next turn and an end that does
 * something, and it is that one that is waited for.
 */
export function stopsOf(idle: Turn, turns: readonly Turn[]): ReadonlySet<Node> | undefined {
  const ends = turns.filter(({ isAgain }) => !isAgain);
  const stops = new Set(ends.filter((turn) => !doesMore(turn, turns)).flatMap(({ tests }) => [...tests]));
  const isDecided = ends.some(
    (turn) => doesMore(turn, turns) && [...turn.tests].some((test) => idle.tests.has(test) && !stops.has(test)),
  );
  return isDecided ? stops : undefined;
}

/** Whether a turn that asks for another moves something that is seen: each frame of an animation does. */
export function draws({ isAgain, writes }: Turn): boolean {
  return isAgain && [...writes.keys()].some((place) => typeof place === 'string' && shown.test(place));
}

const shown =
  /^\.(?:scroll(?:Left|Top)|left|top|x|y|z|width|height|transform|opacity|rotation|scale|value|textContent|innerText|cssText|currentTime)$/;

/** Whether the last turn does something that those before it do not. */
export function doesMore(last: Turn, turns: readonly Turn[]): boolean {
  if (last.isNoisy) return true;
  return [...last.writes.keys()].some((place) => !turns.some((turn) => turn.isAgain && turn.writes.has(place)));
}

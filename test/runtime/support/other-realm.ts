import { builtin } from './platform.ts';

/** The value of `code`, a script, in a realm that shares no constructor with ours: a `node:vm` context or a frame. */
export function evaluateElsewhere(code: string): unknown {
  const vm = builtin('node:vm');
  if (vm !== undefined) return vm.runInNewContext(code);
  const { document } = globalThis as unknown as { document: FrameMaker };
  // It stays: promises of a frame that is gone never call back.
  const frame = document.body.appendChild(document.createElement('iframe'));
  return frame.contentWindow.eval(code);
}

interface Frame {
  readonly contentWindow: { eval(code: string): unknown };
}
/** The part of a browser's `document` that is needed here: the rest of the tests must do without its types. */
interface FrameMaker {
  createElement(name: 'iframe'): Frame;
  readonly body: { appendChild(frame: Frame): Frame };
}

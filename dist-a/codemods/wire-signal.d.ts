import type { Codemod } from './create-codemod.js';
/** Abort listeners that settle a promise become the signal of a source. */
export declare const wireSignal: Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

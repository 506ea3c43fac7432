import type { Codemod } from './create-codemod.js';
/** Promises over a callback in Node's manner become `fromCallback`. */
export declare const callbackToSource: Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

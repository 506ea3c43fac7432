import type { Codemod } from './create-codemod.js';
/** Promises that only wait for a timer become `delay`. */
export declare const delay: Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

import type { Codemod } from './create-codemod.js';
/** The error made up for an abort becomes the signal’s reason. */
export declare const useSignalReason: Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

/** An abort listener goes when the work that it served is over. */
export declare const removeAbortListeners: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

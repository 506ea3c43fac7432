/** The signal in scope is passed on to callees that take one. */
export declare const forwardSignal: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

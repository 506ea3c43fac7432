/** Listeners, timers and observers go when the promise settles. */
export declare const releaseOnSettle: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

/** What is pending is rejected before it is dropped. */
export declare const drainPending: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

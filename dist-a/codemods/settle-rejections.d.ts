/** A failure that would leave a promise pending settles it. */
export declare const settleRejections: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

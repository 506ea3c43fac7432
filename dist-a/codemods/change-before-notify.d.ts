/** State changes before others are told of it. */
export declare const changeBeforeNotify: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

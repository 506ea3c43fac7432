/** A settling listener that stays registered listens once. */
export declare const listenOnce: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

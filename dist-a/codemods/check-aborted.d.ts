/** Who listens for an abort first asks whether it has happened. */
export declare const checkAborted: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

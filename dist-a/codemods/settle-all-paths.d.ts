/** A path on which a promise stays pending rejects it. */
export declare const settleAllPaths: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

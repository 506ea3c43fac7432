/** A race against a timer becomes `waitAsync` with a timeout. */
export declare const raceTimeout: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

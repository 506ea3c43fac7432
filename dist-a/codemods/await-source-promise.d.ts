/** A source that is awaited or chained becomes its promise. */
export declare const awaitSourcePromise: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

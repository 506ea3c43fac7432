/** A callback that runs now or later always runs later. */
export declare const deferCallback: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

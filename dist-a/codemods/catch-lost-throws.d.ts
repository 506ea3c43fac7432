/** What throws where nobody hears it rejects the promise. */
export declare const catchLostThrows: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

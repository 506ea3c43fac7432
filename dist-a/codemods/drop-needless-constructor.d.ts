/** `new Promise` around a promise or a value becomes what its executor passes on. */
export declare const dropNeedlessConstructor: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

/** `set*` becomes `trySet*` where another completer can win. */
export declare const trySet: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

/** A second settlement on a path goes: return after the first, or `trySet*`. */
export declare const returnAfterSettle: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

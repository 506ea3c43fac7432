/** Resolvers that are handed out stay inside; the promise goes out. */
export declare const hideResolvers: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

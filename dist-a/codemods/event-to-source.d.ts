import type { Codemod } from './create-codemod.js';
/** Promises over the events of an emitter become `fromEvent`. */
export declare const eventToSource: Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

import type { Codemod } from './create-codemod.js';
/** Bare deferreds become sources; with `from`, those of libraries too. */
export declare const deferredToSource: Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

import type { Codemod } from './create-codemod.js';
/** Maps of requests with their settlers become `CompletionMap`. */
export declare const requestMap: Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

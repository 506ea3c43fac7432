/** The timer of a race is cleared when the race is over. */
export declare const clearRaceTimers: import("./create-codemod.js").Codemod;
declare const _default: import("./jscodeshift-transform.js").JscodeshiftTransform;
export default _default;

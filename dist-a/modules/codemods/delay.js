import { timerDelays } from "../core/checks/timer-delay.js";
import { textsWith } from "../core/source/texts-with.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
/** Promises that only wait for a timer become `delay`. */
export const delay = {
    name: 'delay',
    summary: 'new Promise around setTimeout becomes delay, with the signal in scope',
    onlySuggested: true,
    relevance: textsWith(['new promise settimeout'], /\bnew\s+Promise\b[^;]{0,400}?\bsetTimeout\b/),
    find: timerDelays,
};
export default jscodeshiftTransform(delay);

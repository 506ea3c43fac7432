export { k as default, O as forwardSignal } from "../chunks/codemods.js";

export { a as default, i as wireSignal } from "../chunks/codemods.js";

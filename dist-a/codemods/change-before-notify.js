export { K as changeBeforeNotify, q as default } from "../chunks/codemods.js";

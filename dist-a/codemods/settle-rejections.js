export { d as default, u as settleRejections } from "../chunks/codemods.js";

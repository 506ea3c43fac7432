export { _ as default, g as requestMap } from "../chunks/codemods.js";

export { V as default, B as delay } from "../chunks/codemods.js";

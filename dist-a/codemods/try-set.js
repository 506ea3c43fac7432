export { l as default, c as trySet } from "../chunks/codemods.js";

export { y as default, v as removeAbortListeners } from "../chunks/codemods.js";

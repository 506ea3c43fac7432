export { X as callbackToSource, Z as default } from "../chunks/codemods.js";

export { T as default, w as listenOnce } from "../chunks/codemods.js";

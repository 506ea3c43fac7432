export { L as default, I as deferredToSource } from "../chunks/codemods.js";

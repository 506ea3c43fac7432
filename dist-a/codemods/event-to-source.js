export { j as default, A as eventToSource } from "../chunks/codemods.js";

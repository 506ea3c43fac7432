export { N as default, M as dropNeedlessConstructor } from "../chunks/codemods.js";

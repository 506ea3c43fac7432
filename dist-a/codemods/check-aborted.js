export { W as checkAborted, G as default } from "../chunks/codemods.js";

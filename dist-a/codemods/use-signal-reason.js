export { s as default, o as useSignalReason } from "../chunks/codemods.js";

export { p as default, f as settleAllPaths } from "../chunks/codemods.js";

export { FromError } from "./from-option.js";
export { codemods } from "./registry.js";
export { rewrite, RewriteError } from "./rewrite.js";

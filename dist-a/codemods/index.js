export { ct as FromError, et as RewriteError, r as codemods, nt as rewrite } from "../chunks/codemods.js";

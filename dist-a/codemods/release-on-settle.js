export { x as default, b as releaseOnSettle } from "../chunks/codemods.js";

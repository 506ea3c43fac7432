export { r as codemods } from "./codemods.js";

export { J as catchLostThrows, Y as default } from "../chunks/codemods.js";

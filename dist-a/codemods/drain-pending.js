export { F as default, P as drainPending } from "../chunks/codemods.js";

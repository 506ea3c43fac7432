export { h as default, m as returnAfterSettle } from "../chunks/codemods.js";

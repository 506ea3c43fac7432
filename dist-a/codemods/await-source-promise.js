export { Q as awaitSourcePromise, $ as default } from "../chunks/codemods.js";

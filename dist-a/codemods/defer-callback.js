export { z as default, R as deferCallback } from "../chunks/codemods.js";

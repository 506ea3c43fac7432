export { r as json } from "../codemods/cli/json.js";

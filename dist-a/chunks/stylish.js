export { t as stylish } from "../codemods/cli/stylish.js";

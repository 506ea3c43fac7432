export { n as output } from "../codemods/cli/output.js";

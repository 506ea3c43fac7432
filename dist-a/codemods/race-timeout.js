export { C as default, S as raceTimeout } from "../chunks/codemods.js";

export { H as clearRaceTimers, U as default } from "../chunks/codemods.js";

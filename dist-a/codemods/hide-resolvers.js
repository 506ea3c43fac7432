export { D as default, E as hideResolvers } from "../chunks/codemods.js";

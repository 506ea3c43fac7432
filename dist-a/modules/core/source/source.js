import { Mentions } from "./mentions.js";
import { Bindings } from "./scopes.js";
import { defaultSettings } from "./settings.js";
import { unknownTypes } from "./types.js";
export function createSource(parts) {
    return {
        path: parts.path,
        text: parts.text,
        ast: parts.ast,
        bindings: new Bindings(parts.scopes),
        mentions: new Mentions(parts.text, parts.ast),
        types: parts.types ?? unknownTypes,
        settings: parts.settings ?? defaultSettings,
    };
}

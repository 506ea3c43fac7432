import { libraries } from "../../core/repair/from-deferred/libraries.js";
import { parseFrom } from "../from-option.js";
/** What to say of the packages that changed files import no more: that they may not be needed any longer. */
export function noteDroppedPackages(outcomes, from) {
    const modules = parseFrom(from).libraries.flatMap((library) => libraries[library].modules);
    const changes = [...outcomes].flatMap((outcome) => (outcome.status === 'change' ? [outcome.change] : []));
    return modules.flatMap((module) => {
        const isImported = (text) => text.includes(`'${module}'`) || text.includes(`"${module}"`);
        const dropped = changes.filter(({ before, after }) => isImported(before) && !isImported(after)).length;
        const kept = changes.filter(({ after }) => isImported(after)).length;
        if (dropped === 0 || kept > 0)
            return [];
        const files = dropped === 1 ? '1 file imports' : `${String(dropped)} files import`;
        return [`${files} ${module} no longer; where no other does, npm uninstall ${module} removes it`];
    });
}

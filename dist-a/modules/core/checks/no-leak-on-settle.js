import { excerpt } from "../source/excerpt.js";
import { forgottenDeadlines, mayHoldDeadline } from "../model/acquisitions/deadlines.js";
import { survivors } from "../model/acquisitions/acquisitions-survivors.js";
import { mayHoldCompletion } from "../model/relevance.js";
import { releaseOnSettle } from "../repair/release-on-settle.js";
import { unwrap } from "../source/ast.js";
import { LineMap } from "../source/lines.js";
import { eitherOf } from "../source/texts-with.js";
/** What was acquired for one promise outlives it: each wait leaves a listener, timer or observer behind. */
export const noLeakOnSettle = {
    relevance: eitherOf(mayHoldCompletion, mayHoldDeadline),
    *run(source) {
        const found = survivors(source);
        const deadlines = [...forgottenDeadlines(source)];
        if (found.length === 0 && deadlines.length === 0)
            return;
        const lines = new LineMap(source.text);
        const findings = [
            ...found.map((survivor) => report(survivor, source, lines)),
            ...deadlines.map((deadline) => reportDeadline(deadline, source, lines)),
        ];
        yield* findings.sort((a, b) => a.range[0] - b.range[0]);
    },
};
function reportDeadline({ timer, wait }, source, lines) {
    const line = String(lines.position(wait.range[0]).line);
    return { range: timer.range, messageId: 'failure', data: { wait: excerpt(wait, source), line } };
}
const nouns = {
    listener: 'listener',
    timeout: 'timer',
    interval: 'interval',
    observer: 'observer',
    subscription: 'subscription',
};
const removals = {
    listener: 'remove it',
    timeout: 'clear it',
    interval: 'clear it',
    observer: 'disconnect it',
    subscription: 'dispose of it',
};
function report(survivor, source, lines) {
    const { acquisition, hold, settlements, isElsewhere } = survivor;
    const edits = isElsewhere ? undefined : releaseOnSettle(survivor, source);
    const [settlement] = settlements;
    const { kind, node } = acquisition;
    return {
        range: node.range,
        messageId: isElsewhere ? 'elsewhere' : hold.releases.length > 0 ? 'leaks' : 'never',
        data: {
            what: nouns[kind],
            name: nameOf(acquisition, source),
            settlement: settlement
                ? excerpt(settlement.to === undefined ? calleeOf(settlement.node) : settlement.node, source)
                : '',
            line: String(lines.position((settlement?.node ?? node).range[0]).line),
            remove: removals[kind],
        },
        repairs: edits ? [{ applicability: 'suggested', messageId: 'release', edits }] : [],
    };
}
function nameOf({ kind, node, event }, source) {
    if (kind === 'listener' && event !== undefined)
        return ` for \`${event}\``;
    return kind === 'observer' ? ` \`${excerpt(node.callee, source)}\`` : '';
}
function calleeOf(node) {
    const at = unwrap(node);
    return at.type === 'CallExpression' ? at.callee : at;
}

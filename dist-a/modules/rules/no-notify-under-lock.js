import { noNotifyUnderLock } from "../core/checks/no-notify-under-lock.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-notify-under-lock',
    docs: {
        description: 'disallow taking the same lock again, or waiting for code of others, inside an async critical section',
        preset: 'recommended',
        level: 'warn',
    },
    schema: {
        allow: {
            description: 'Functions that may run a callback of theirs under a lock: the lock helpers of the project.',
            type: 'array',
            items: { type: 'string', description: 'The name of a function or method.' },
            uniqueItems: true,
        },
    },
    defaultOptions: { allow: [] },
    messages: {
        nested: '`{{call}}` waits for `{{lock}}`, which line {{line}} holds until this is done; do the work without the lock, since it is held already.',
        nestedThrough: '`{{call}}` waits at line {{inner}} for `{{lock}}`, which line {{line}} holds until this is done; call a variant that expects the lock to be held.',
        limited: '`{{lock}}` at line {{line}} keeps its slot until this inner call has had one, so all slots can wait for each other; run the inner work without the limit, or under one of its own.',
        callback: '`{{call}}` runs code of others while line {{line}} holds `{{lock}}`, and hangs if that code needs the lock; call it after the release, or do not wait for it.',
        listeners: '`{{call}}` waits for listeners while line {{line}} holds `{{lock}}`, and hangs if one of them needs the lock; notify after the release, or do not wait.',
    },
    check: noNotifyUnderLock,
});

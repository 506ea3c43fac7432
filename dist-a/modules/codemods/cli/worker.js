import { parentPort, workerData } from 'node:worker_threads';
import { parseFrom, relevantFrom } from "../from-option.js";
import { openProject } from "../project/project-types.js";
import { codemods } from "../registry.js";
import { loadTransform } from "./own-transform.js";
import { rewriteFile } from "./rewrite-file.js";
const { codemods: names, transforms, cwd, settings } = workerData;
const task = {
    codemods: relevantFrom(codemods.filter((codemod) => names.includes(codemod.name)), parseFrom(settings.from ?? [])),
    transforms: await Promise.all(transforms.map((path) => loadTransform(path, cwd))),
    settings,
};
// Before the first file, whose time would otherwise run out on it.
if (settings.project !== undefined)
    openProject(settings.project)?.prepare();
function send(message) {
    parentPort?.postMessage(message);
}
parentPort?.on('message', (path) => {
    void rewriteFile(path, task).then((outcome) => {
        send({ outcome });
    });
});
send({ ready: true });

import { lt as parseFrom, r as codemods, t as openProject, ut as relevantFrom } from "../../chunks/codemods.js";
import { o as loadTransform } from "./rewrite-bytes.js";
import { t as rewriteFile } from "./rewrite-file.js";
import { parentPort, workerData } from "node:worker_threads";
// dist/modules/codemods/cli/worker.js
const { codemods: names, transforms, cwd, settings } = workerData;
const task = {
	codemods: relevantFrom(codemods.filter((codemod) => names.includes(codemod.name)), parseFrom(settings.from ?? [])),
	transforms: await Promise.all(transforms.map((path) => loadTransform(path, cwd))),
	settings
};
if (settings.project !== void 0) openProject(settings.project)?.prepare();
function send(message) {
	parentPort?.postMessage(message);
}
parentPort?.on("message", (path) => {
	rewriteFile(path, task).then((outcome) => {
		send({ outcome });
	});
});
send({ ready: true });
export {};

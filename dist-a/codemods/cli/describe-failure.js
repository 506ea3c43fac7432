// dist/modules/codemods/cli/describe-failure.js
const known = {
	ENOENT: {
		code: "vanished",
		detail: "the file has vanished; run again"
	},
	ENOTDIR: {
		code: "vanished",
		detail: "the file has vanished; run again"
	},
	EACCES: {
		code: "no-permission",
		detail: "permission denied; change the permissions of the file or its folder, or leave it out with --ignore-pattern"
	},
	EPERM: {
		code: "no-permission",
		detail: "the system does not permit it; is the file locked or open elsewhere?"
	},
	EROFS: {
		code: "read-only",
		detail: "the file system is read-only"
	},
	ENOSPC: {
		code: "disk-full",
		detail: "the disk is full; make room and run again"
	},
	EDQUOT: {
		code: "disk-full",
		detail: "the disk quota is used up; make room and run again"
	},
	EISDIR: {
		code: "not-a-file",
		detail: "it is a folder"
	},
	ELOOP: {
		code: "symlink-loop",
		detail: "a loop of symbolic links"
	},
	ERR_FS_FILE_TOO_LARGE: {
		code: "too-large",
		detail: "the file is too large to read"
	}
};
/** The error's `code`, as Node's file system gives it. */
function errorCode(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
}
/** What went wrong with a file and what to do about it. */
function describeFailure(error) {
	const reason = known[errorCode(error) ?? ""];
	if (reason !== void 0) return reason;
	return {
		code: "system",
		detail: error instanceof Error ? error.message : String(error)
	};
}
/** Why a file that an option names cannot be read. */
function describeUnread(error) {
	return errorCode(error) === "ENOENT" ? "there is no such file" : describeFailure(error).detail;
}
/** Why a file that an option names cannot be written. */
function describeUnwritten(error) {
	const code = errorCode(error) ?? "";
	return [
		"ENOENT",
		"ENOTDIR",
		"EEXIST"
	].includes(code) ? "no folder can be there" : describeFailure(error).detail;
}
export { errorCode as i, describeUnread as n, describeUnwritten as r, describeFailure as t };

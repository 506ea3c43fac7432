import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describeFailure } from './describe-failure.ts';
import type { Change, Reason } from './run-result.ts';

const nobodyWrites = (mode: number): boolean => (mode & 0o222) === 0;

/** Puts the new text in the place of the old one whole, or gives the reason why the file is as it was. Throws nothing. */
export function writeAtomically(path: string, { before, after }: Change): Reason | undefined {
  const folder = dirname(path);
  const temporary = join(folder, `.tcs-codemod-${randomBytes(6).toString('hex')}.tmp`);
  let made = false;
  try {
    const stat = lstatSync(path);
    if (!stat.isFile()) return { code: 'changed-meanwhile', detail: 'it is no longer a plain file; run again' };
    // Asked of the mode bits: root may write everything, and a read-only file is still meant to stay as it is.
    if (nobodyWrites(stat.mode))
      return { code: 'read-only', detail: 'the file is read-only; make it writable (chmod u+w) and run again' };
    if (process.platform !== 'win32' && nobodyWrites(lstatSync(folder).mode)) {
      return { code: 'read-only', detail: 'its folder is read-only; make it writable (chmod u+w) and run again' };
    }
    const file = openSync(temporary, 'wx', stat.mode);
    made = true;
    try {
      writeFileSync(file, after);
      keepOwner(file, stat);
      fchmodSync(file, stat.mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (!readFileSync(path).equals(Buffer.from(before))) {
      return { code: 'changed-meanwhile', detail: 'it has changed since it was read; run again' };
    }
    renameSync(temporary, path);
    made = false;
    return undefined;
  } catch (error) {
    return describeFailure(error);
  } finally {
    if (made) rmSync(temporary, { force: true });
  }
}

function keepOwner(file: number, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  if (process.platform === 'win32' || (uid === process.getuid?.() && gid === process.getgid?.())) return;
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only root may give files away; the content matters more than the owner.
  }
}

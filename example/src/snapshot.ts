import { readFile, writeFile } from 'node:fs';

/** Reads a snapshot, or an empty one where there is none. */
export function readSnapshot(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    readFile(path, 'utf8', (error, text) => {
      if (error) {
        if (error.code === 'ENOENT') resolve('[]');
        reject(error);
      }
      resolve(text);
    });
  });
}

export function writeSnapshot(path: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    writeFile(path, text, (error) => {
      if (error) reject(error);
      resolve();
    });
  });
}

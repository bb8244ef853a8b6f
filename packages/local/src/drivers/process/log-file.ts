import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";

/** What a container writes, in a file of its own. */
export interface LogFile {
  write(bytes: Buffer): void;
  close(): void;
}

/** A file that is this large is put aside as `.1`, where it replaces the one before: at most twice this for a container. Our choice. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Logs of so many containers are kept. Our choice. */
const MAX_FILES = 500;

/** Opens `FOLDER/TASK-ID.CONTAINER.log` to add to it. */
export function openLogFile(folder: string, taskId: string, container: string, maxBytes: number = MAX_BYTES): LogFile {
  mkdirSync(folder, { recursive: true });
  // ECS's names for containers cannot leave the folder, but this must hold whatever was registered.
  const path = join(folder, `${taskId}.${container}`.replace(/[^A-Za-z0-9._-]/g, "_") + ".log");
  let file = openSync(path, "a");
  let size = fstatSync(file).size;
  return {
    write(bytes) {
      if (size > 0 && size + bytes.length > maxBytes) {
        closeSync(file);
        renameSync(path, `${path}.1`);
        file = openSync(path, "a");
        size = 0;
      }
      size += writeSync(file, bytes);
    },
    close: () => closeSync(file),
  };
}

/** Removes the oldest logs beyond those that are kept. */
export function pruneLogs(folder: string, most: number = MAX_FILES): void {
  if (!existsSync(folder)) return;
  const files = readdirSync(folder).map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }));
  files.sort((a, b) => b.at - a.at);
  for (const { path } of files.slice(most)) rmSync(path, { force: true });
}

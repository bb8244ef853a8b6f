import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openLogFile, pruneLogs } from "./log-file.js";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "stowage-logs-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("adds to what is there, and puts a file aside that grows too large", () => {
  for (const text of ["one\n", "two\n"]) {
    const log = openLogFile(folder, "task", "app", 12);
    log.write(Buffer.from(text));
    log.close();
  }
  expect(readFileSync(join(folder, "task.app.log"), "utf8")).toBe("one\ntwo\n");
  const log = openLogFile(folder, "task", "app", 12);
  log.write(Buffer.from("three\n"));
  log.write(Buffer.from("four\n"));
  log.close();
  expect(readFileSync(join(folder, "task.app.log.1"), "utf8")).toBe("one\ntwo\n");
  expect(readFileSync(join(folder, "task.app.log"), "utf8")).toBe("three\nfour\n");
});

it("does not leave its folder, whatever a container is called", () => {
  openLogFile(join(folder, "logs"), "task", "../../evil").close();
  expect(readdirSync(folder)).toEqual(["logs"]);
  expect(readdirSync(join(folder, "logs"))).toEqual(["task..._.._evil.log"]);
});

it("keeps the newest files", () => {
  for (const n of [1, 2, 3, 4]) {
    const path = join(folder, `${n}.log`);
    writeFileSync(path, "");
    utimesSync(path, n, n);
  }
  pruneLogs(folder, 2);
  expect(readdirSync(folder)).toEqual(["3.log", "4.log"]);
});

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const script = fileURLToPath(new URL("new.mjs", import.meta.url));

it.each([
  [["ruel"], 'There is no kind "ruel".\nThere is:\n  pnpm new rule AREA ID\n  pnpm new operation SERVICE NAME\n'],
  [[], "Say what is to be new.\nThere is:\n  pnpm new rule AREA ID\n  pnpm new operation SERVICE NAME\n"],
  [["rule", "harbour", "port-of-call"], 'There is no area "harbour".'],
  [["operation", "ecs", "SailAway"], 'AWS\'s model of ecs has no operation "SailAway".'],
])("names what there is: pnpm new %j", (args, text) => {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toContain(text);
});

it.each([
  [["rule", "--help"], /^pnpm new rule AREA ID\n\nWrites packages\/rules\/src\/AREA\/ID\.ts, /],
  [["operation", "-h"], /^pnpm new operation SERVICE NAME\n\nWrites an operation of /],
  [["rule", "ports", "--help"], /^pnpm new rule AREA ID\n/],
  [["--help"], /^ {2}pnpm new rule AREA ID\n {2}pnpm new operation SERVICE NAME\n$/],
  [["ruel", "--help"], /^ {2}pnpm new rule AREA ID\n/],
])("says how it is used, and writes nothing: pnpm new %j", (args, text) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(text);
});

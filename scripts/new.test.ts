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

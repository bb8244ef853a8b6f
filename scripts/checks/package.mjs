// Packs the package of the working folder as it would be published, and lets publint and arethetypeswrong judge the tarball.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pnpm } from "../pnpm.mjs";
import { run } from "../process.mjs";
import { root } from "../root.mjs";

const bin = (name) => join(root, "node_modules", ".bin", name);
const folder = mkdtempSync(join(tmpdir(), "stowage-pack-"));
try {
  process.exitCode = await check();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function check() {
  const packed = await pnpm(["pack", "--pack-destination", folder], { cwd: process.cwd(), stdio: ["ignore", "ignore", "inherit"] });
  if (packed !== 0) return packed;
  const [name = ""] = readdirSync(folder);
  const tarball = join(folder, name);
  const judged = [
    await run(bin("publint"), ["run", tarball, "--strict"]),
    await run(bin("attw"), [tarball, "--profile", "esm-only", "--no-summary", "--format", "table-flipped", "--no-emoji"]),
  ];
  return Math.max(...judged);
}

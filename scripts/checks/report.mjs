import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { root } from "../root.mjs";

/** Makes a check a program: prints its findings and exits with 1 if there are any. Does nothing where a test imports the check. */
export function reportIfMain(url, name, check) {
  if (realpathSync(process.argv[1] ?? "") !== fileURLToPath(url)) return;
  const findings = check(root);
  for (const finding of findings) console.error(`✖ ${finding}`);
  console.log(findings.length === 0 ? `${name}: in order` : `${name}: ${findings.length} to mend`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

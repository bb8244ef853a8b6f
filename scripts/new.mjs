// `pnpm new KIND …` writes the files that a new thing of this kind begins with: `pnpm new rule AREA ID`, `pnpm new operation SERVICE NAME`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Each kind, the script that writes it, and what it takes. */
const kinds = {
  rule: { script: "../packages/rules/scripts/new-rule.mjs", takes: "AREA ID" },
  operation: { script: "../packages/local/scripts/new-operation.mjs", takes: "SERVICE NAME" },
};

const [kind, ...rest] = process.argv.slice(2);
if (kind === undefined || !Object.hasOwn(kinds, kind)) {
  console.error(kind === undefined ? "Say what is to be new." : `There is no kind "${kind}".`);
  console.error(
    `There is:\n${Object.entries(kinds)
      .map(([name, { takes }]) => `  pnpm new ${name} ${takes}`)
      .join("\n")}`,
  );
  process.exitCode = 2;
} else {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(kinds[kind].script, import.meta.url)), ...rest], {
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}

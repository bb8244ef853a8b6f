// `pnpm new KIND …` writes the files that a new thing of this kind begins with: `pnpm new rule AREA ID`, `pnpm new operation SERVICE NAME`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Each kind, the script that writes it, what it takes, and what is written. */
const kinds = {
  rule: {
    script: "../packages/rules/scripts/new-rule.mjs",
    takes: "AREA ID",
    writes: "packages/rules/src/AREA/ID.ts, its test and its place in the catalogue; AREA is a folder there, ID like port-in-range",
  },
  operation: {
    script: "../packages/local/scripts/new-operation.mjs",
    takes: "SERVICE NAME",
    writes:
      "an operation of packages/local/src/services/SERVICE, its test and its place in the list; NAME as AWS has it, like DescribeTasks",
  },
};

const [kind, ...rest] = process.argv.slice(2);
const asksHelp = process.argv.slice(2).some((arg) => arg === "--help" || arg === "-h");
const known = kind !== undefined && Object.hasOwn(kinds, kind);
if (asksHelp) {
  console.log(known ? `${usage(kind)}\n\nWrites ${kinds[kind].writes}.` : all());
} else if (!known) {
  console.error(`${kind === undefined ? "Say what is to be new." : `There is no kind "${kind}".`}\nThere is:\n${all()}`);
  process.exitCode = 2;
} else {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(kinds[kind].script, import.meta.url)), ...rest], {
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}

function usage(name) {
  return `pnpm new ${name} ${kinds[name].takes}`;
}

function all() {
  return Object.keys(kinds)
    .map((name) => `  ${usage(name)}`)
    .join("\n");
}

// Writes src/SERVICE/{types,schema,validate,index}.ts for each service from the installed AWS SDK, and the type test against the SDK.
// `--check` writes nothing and fails if a file would change.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { emitIndex } from "./emit/index.mjs";
import { emitSchema } from "./emit/schema.mjs";
import { emitTypes } from "./emit/types.mjs";
import { emitValidators } from "./emit/validators.mjs";
import { readSdk } from "./read-sdk.mjs";
import { sdkTypesTest } from "./sdk-types.mjs";
import { services } from "./services.mjs";

const home = fileURLToPath(new URL("..", import.meta.url));
const check = process.argv.includes("--check");
const stale = [];

const read = services.map((entry) => ({ folder: entry.folder, service: readSdk(entry) }));
for (const { folder, service } of read) {
  const files = {
    "types.ts": emitTypes(service),
    "schema.ts": emitSchema(service),
    "validate.ts": emitValidators(service),
    "index.ts": emitIndex(service),
  };
  for (const [file, text] of Object.entries(files)) write(join(home, "src", folder, file), text);
}
write(join(home, "test/sdk-types.ts"), sdkTypesTest(read));
if (stale.length > 0) {
  console.error(
    `These files are not what the installed SDK gives; run \`node packages/model/scripts/generate.mjs\`:\n  ${stale.join("\n  ")}`,
  );
  process.exit(1);
}

function write(path, text) {
  if (check) {
    if (textOf(path) !== text) stale.push(path.slice(home.length));
    return;
  }
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}

function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

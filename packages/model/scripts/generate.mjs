// Writes src/SERVICE/{types,schema,validate,index}.ts for each service from the installed AWS SDK, and the type test against the SDK.
// `--check` writes nothing and fails if a file would change.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { emitIndex, emitSchema, emitTypes, emitValidators } from "./emit.mjs";
import { readSdk } from "./read-sdk.mjs";
import { sdkTypesTest } from "./sdk-types.mjs";
import { services } from "./services.mjs";

const home = fileURLToPath(new URL("..", import.meta.url));
const check = process.argv.includes("--check");
const stale = [];

for (const { folder, client, fractional } of services) {
  const service = readSdk({ client });
  const types = emitTypes(service);
  const files = {
    "types.ts": types.includes("JsonValue") ? types.replace("\n", '\nimport type { JsonValue } from "../json.js";\n') : types,
    "schema.ts": emitSchema(service),
    "validate.ts": emitValidators(service, fractional),
    "index.ts": emitIndex(service),
  };
  for (const [file, text] of Object.entries(files)) write(join(home, "src", folder, file), text);
}
write(join(home, "test/sdk-types.ts"), sdkTypesTest());
if (stale.length > 0) {
  console.error(
    `These files are not what the installed SDK gives; run \`node packages/model/scripts/generate.mjs\`:\n  ${stale.join("\n  ")}`,
  );
  process.exit(1);
}

function write(path, text) {
  if (check) {
    if (read(path) !== text) stale.push(path.slice(home.length));
    return;
  }
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

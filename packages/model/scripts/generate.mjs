// Writes src/SERVICE/{types,schema,held,validate,requests,index}.ts for each service from the installed AWS SDK, the JSON Schemas
// for editors, and the type test against the SDK.
// `--check` writes nothing and fails if a file would change.
import { emitIndex } from "./emit/index.mjs";
import { emitRequests } from "./emit/requests.mjs";
import { emitHeld, emitSchema } from "./emit/schema.mjs";
import { emitTypes } from "./emit/types.mjs";
import { emitValidators } from "./emit/validators.mjs";
import { held } from "./held.mjs";
import { jsonSchemas } from "./json-schemas.mjs";
import { readSdk } from "./read-sdk.mjs";
import { sdkTypesTest } from "./sdk-types.mjs";
import { services } from "./services.mjs";
import { write } from "./write.mjs";

const read = services.map((entry) => ({ folder: entry.folder, service: readSdk(entry) }));

write("generate.mjs", {
  ...Object.fromEntries(
    read.flatMap(({ folder, service }) => [
      [`src/${folder}/types.ts`, emitTypes(service)],
      [`src/${folder}/schema.ts`, emitSchema(service)],
      [`src/${folder}/validate.ts`, emitValidators(service)],
      [`src/${folder}/requests.ts`, emitRequests(service)],
      [`src/${folder}/index.ts`, emitIndex(service)],
    ]),
  ),
  ...Object.fromEntries(
    Object.values(held).map(([folder, operations]) => [
      `src/${folder}/held.ts`,
      emitHeld(read.find((entry) => entry.folder === folder).service, operations),
    ]),
  ),
  ...jsonSchemas(read),
  "test/sdk-types.ts": sdkTypesTest(read),
});

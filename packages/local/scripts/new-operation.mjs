// `node packages/local/scripts/new-operation.mjs SERVICE NAME` (`pnpm new operation`) writes an operation of an AWS API, its test and its place
// in the service's list. Then: build, and write the page with scripts/operations-page.mjs.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { operationFiles, operationsSource, serviceNames, servicesFolder } from "./generate-operations.mjs";

/** The two files of an operation that is still to be thought out: both compile, and the test fails until it does something. */
export async function newOperation(service, name) {
  const services = serviceNames();
  if (!services.includes(service)) throw new Error(`There is no service "${service}". The services are: ${services.join(", ")}.`);
  const { schema } = await import(`@stowage/model/${service}`);
  const known = schema.operations[name];
  if (known === undefined) throw new Error(`AWS's model of ${service} has no operation "${name}".`);
  const { input, output } = known;
  if (!input || !output) throw new Error(`${name} has no input or no output of its own: write it by hand.`);
  const file = name.replaceAll(/(?<!^)[A-Z]/g, "-$&").toLowerCase();
  const constant = name[0].toLowerCase() + name.slice(1);
  return {
    [`${service}/${file}.ts`]: `import type { ${input}, ${output} } from "@stowage/model/${service}";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";

/** What it does, in a sentence. */
export const ${constant}: Operation<${input}, ${output}> = operation("${name}", () => {
  throw new AwsException("UnsupportedFeatureException", "${name} is not written yet.");
});
`,
    [`${service}/${file}.test.ts`]: `import { expect, test } from "vitest";
import { rig } from "../../testing/rig.js";
import { callOperation } from "../../testing/call-operation.js";
import { ${constant} } from "./${file}.js";

test("what it does, in a sentence", () => {
  const { engine, clock } = rig();
  const input = {} as Parameters<typeof ${constant}.run>[0]["input"];
  let failure: Error | undefined;
  callOperation(engine, ${constant}, input, (error) => void (failure = error));
  clock.settle();
  expect(failure).toBeUndefined();
});
`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [service = "", name = ""] = process.argv.slice(2);
  try {
    const files = await newOperation(service, name);
    for (const path of Object.keys(files)) {
      if (existsSync(join(servicesFolder, path))) throw new Error(`packages/local/src/services/${path} is there already.`);
    }
    for (const [path, text] of Object.entries(files)) {
      writeFileSync(join(servicesFolder, path), text);
      console.log(`packages/local/src/services/${path}`);
    }
    const list = join(servicesFolder, service, "operations.ts");
    writeFileSync(list, operationsSource(readFileSync(list, "utf8"), operationFiles(service)));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}

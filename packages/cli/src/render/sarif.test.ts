import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { stowage } from "../../test/io.js";

const fixtures = fileURLToPath(new URL("../../test/fixtures", import.meta.url));

/** The schema of SARIF 2.1.0 as OASIS publishes it; the package that carries it is Microsoft's own for testing SARIF. */
const schemaFile = join(dirname(createRequire(import.meta.url).resolve("@microsoft/jest-sarif")), "schemas/sarif-2.1.0-rtm.5.json");
const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")) as object);

it.each([[["wrong.json", "broken.json", "valid.json"]], [["valid.json"]], [["shop.ts"]]])(
  "the SARIF for %j is valid against the SARIF 2.1.0 schema",
  async (files) => {
    const { out } = await stowage(["check", ...files, "--format", "sarif"], fixtures);
    validate(JSON.parse(out));
    expect(validate.errors ?? []).toEqual([]);
  },
);

it("and the schema refuses what is no SARIF", () => expect(validate({ version: "2.0.0", runs: [] })).toBe(false));

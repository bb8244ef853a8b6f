import { join } from "node:path";
import { tmpdir } from "node:os";
import { checkDocument } from "@stowage/rules";
import { expect, it } from "vitest";
import { fixJsonFile } from "./fix-json-file.js";

it("says which file cannot be written", async () => {
  const text = '{ "family": "web", "networkMod": "awsvpc", "containerDefinitions": [] }';
  const file = { name: "gone.json", path: join(tmpdir(), "stowage-no-such-folder", "gone.json"), text, value: JSON.parse(text) as unknown };
  await expect(fixJsonFile(file, (value) => checkDocument(value).diagnostics)).rejects.toMatchObject({
    code: "input-unwritable",
    message: expect.stringContaining("gone.json cannot be written") as string,
  });
});

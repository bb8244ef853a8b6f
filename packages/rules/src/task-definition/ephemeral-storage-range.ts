import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ephemeralStorageRange: Rule = rule({
  id: "ephemeral-storage-range",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`ephemeralStorage.sizeInGiB` is 21 to 200; the default of 20 GiB cannot be written.",
  source: "EphemeralStorage$sizeInGiB",
  docs: "API_EphemeralStorage",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "ephemeralStorage",
  messages: { range: "{size} GiB of ephemeral storage are not between {min} and {max}." },
  hint: "Write {min} to {max}, or remove `ephemeralStorage` for the default of 20 GiB.",
  check({ ephemeralStorage }, report) {
    const { min, max } = limits.ephemeralStorageGiB;
    const size = ephemeralStorage?.sizeInGiB;
    if (outside(size, { min, max })) report("range", ["ephemeralStorage", "sizeInGiB"], { size, min, max });
  },
});

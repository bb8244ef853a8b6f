import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { ephemeralStorageRange } from "./ephemeral-storage-range.js";

const sized = (sizeInGiB: number) => fargate({ ephemeralStorage: { sizeInGiB } });

testRule(ephemeralStorageRange, {
  passes: { "the least": sized(21), "the most": sized(200), none: fargate() },
  fails: {
    "the default": [sized(20), "range", "/ephemeralStorage/sizeInGiB", { size: 20, min: 21, max: 200 }],
    "too much": [sized(201), "range", "/ephemeralStorage/sizeInGiB"],
  },
});

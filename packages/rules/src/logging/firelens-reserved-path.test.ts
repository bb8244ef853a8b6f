import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { firelensReservedPath } from "./firelens-reserved-path.js";

const router = (path: string) =>
  fargate(
    {},
    { logConfiguration: { logDriver: "awsfirelens" } },
    { firelensConfiguration: { type: "fluentbit", options: { "config-file-type": "file", "config-file-value": path } } },
  );

testRule(firelensReservedPath, {
  passes: { elsewhere: router("/extra.conf") },
  fails: {
    "FireLens's own": [
      router("/fluent-bit/etc/fluent-bit.conf"),
      "reserved",
      "/containerDefinitions/1/firelensConfiguration/options/config-file-value",
    ],
  },
});

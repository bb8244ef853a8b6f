import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { readOnlyRoot } from "./read-only-root.js";

testRule(readOnlyRoot, {
  passes: {
    "read only": fargate({}, { readonlyRootFilesystem: true }),
    Windows: ec2({ networkMode: undefined, runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }),
  },
  fails: { "by default": [fargate(), "writable", "/containerDefinitions/0/readonlyRootFilesystem", { container: "app" }] },
});

import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { workingDirectoryAbsolute } from "./working-directory-absolute.js";

testRule(workingDirectoryAbsolute, {
  passes: { absolute: fargate({}, { workingDirectory: "/app" }), Windows: fargate({}, { workingDirectory: "C:\\app" }) },
  fails: { relative: [fargate({}, { workingDirectory: "app" }), "relative", "/containerDefinitions/0/workingDirectory", { path: "app" }] },
});

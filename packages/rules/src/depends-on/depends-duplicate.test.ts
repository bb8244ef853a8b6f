import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { dependsDuplicate } from "./depends-duplicate.js";

const on = (...names: string[]) => ({ dependsOn: names.map((containerName) => ({ containerName, condition: "START" as const })) });

testRule(dependsDuplicate, {
  passes: { "two containers": fargate({}, on("a", "b"), { name: "a" }, { name: "b" }) },
  fails: {
    "one twice": [
      fargate({}, on("a", "a"), { name: "a" }),
      "twice",
      "/containerDefinitions/0/dependsOn/1",
      { container: "app", target: "a" },
    ],
  },
});

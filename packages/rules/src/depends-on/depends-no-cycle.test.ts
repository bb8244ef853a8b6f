import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { dependsNoCycle } from "./depends-no-cycle.js";

const on = (containerName: string) => ({ dependsOn: [{ containerName, condition: "START" as const }] });

testRule(dependsNoCycle, {
  passes: {
    "a chain": fargate({}, { name: "a", ...on("b") }, { name: "b", ...on("c") }, { name: "c" }),
    "a diamond": fargate({}, { name: "a", ...on("c") }, { name: "b", ...on("c") }, { name: "c" }),
  },
  fails: {
    "two that wait for each other": [
      fargate({}, { name: "a", ...on("b") }, { name: "b", ...on("a") }),
      "cycle",
      "/containerDefinitions/0/dependsOn",
      { cycle: "a → b → a" },
    ],
    "a longer way, entered from outside": [
      fargate({}, { name: "x", ...on("a") }, { name: "a", ...on("b") }, { name: "b", ...on("c") }, { name: "c", ...on("a") }),
      "cycle",
      "/containerDefinitions/1/dependsOn",
      { cycle: "a → b → c → a" },
    ],
    "over links and volumes": [
      ec2({}, { name: "a", links: ["b"] }, { name: "b", volumesFrom: [{ sourceContainer: "a" }] }),
      "cycle",
      "/containerDefinitions/0/links",
    ],
  },
});

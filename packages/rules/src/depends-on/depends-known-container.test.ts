import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { dependsKnownContainer } from "./depends-known-container.js";

testRule(dependsKnownContainer, {
  passes: {
    "another container": fargate({}, { dependsOn: [{ containerName: "db", condition: "START" }] }, { name: "db" }),
    "a name that is still a placeholder": fargate({}, { dependsOn: [{ containerName: "db", condition: "START" }] }, { name: "{{ db }}" }),
  },
  fails: {
    "an unknown one": [
      fargate({}, { dependsOn: [{ containerName: "dB", condition: "START" }] }, { name: "db" }),
      "unknown",
      "/containerDefinitions/0/dependsOn/0/containerName",
    ],
    itself: [
      fargate({}, { dependsOn: [{ containerName: "app", condition: "START" }] }),
      "itself",
      "/containerDefinitions/0/dependsOn/0/containerName",
    ],
  },
});

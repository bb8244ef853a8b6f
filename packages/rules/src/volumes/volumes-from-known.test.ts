import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { volumesFromKnown } from "./volumes-from-known.js";

const from = (sourceContainer: string) => ({ volumesFrom: [{ sourceContainer }] });

testRule(volumesFromKnown, {
  passes: { "another container": fargate({}, from("db"), { name: "db" }) },
  fails: {
    "an unknown one": [
      fargate({}, from("db")),
      "unknown",
      "/containerDefinitions/0/volumesFrom/0/sourceContainer",
      { container: "app", source: "db" },
    ],
    itself: [fargate({}, from("app")), "unknown", "/containerDefinitions/0/volumesFrom/0/sourceContainer"],
  },
});

import { assembly, flawless } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { regionKnown } from "./region-known.js";

const inRegion = (region: string) => assembly({ region, taskDefinitions: {}, services: {} });
const logging = (region: string) => {
  const options = { "awslogs-group": "web", "awslogs-region": region, "awslogs-stream-prefix": "web" };
  const definition = flawless();
  return given(
    {
      ...definition,
      containerDefinitions: [{ ...definition.containerDefinitions[0], logConfiguration: { logDriver: "awslogs", options } }],
    },
    {},
    "taskDefinition",
  );
};

testRule(regionKnown, {
  passes: {
    "a region": inRegion("eu-west-1"),
    "one of GovCloud": inRegion("us-gov-west-1"),
    "one that is to come": inRegion("zz-orbital-1"),
    "a further one of its kind": inRegion("ap-southeast-8"),
    "a placeholder": inRegion("${REGION}"),
    "logs to a region": logging("eu-central-2"),
  },
  fails: {
    "a letter off": [inRegion("us-est-1"), "unknown", "/region", { region: "us-est-1" }],
    "logs to one": [
      logging("eu-wset-1"),
      "unknown",
      "/containerDefinitions/0/logConfiguration/options/awslogs-region",
      { region: "eu-wset-1" },
    ],
  },
});

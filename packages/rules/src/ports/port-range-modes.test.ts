import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { portRangeModes } from "./port-range-modes.js";

const portMappings = [{ containerPortRange: "8000-8010" }];

testRule(portRangeModes, {
  passes: { awsvpc: fargate({}, { portMappings }), bridge: ec2({}, { portMappings }) },
  fails: {
    host: [
      ec2({ networkMode: "host" }, { portMappings }),
      "mode",
      "/containerDefinitions/0/portMappings/0/containerPortRange",
      { mode: "host" },
    ],
  },
});

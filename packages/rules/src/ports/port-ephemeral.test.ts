import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { portEphemeral } from "./port-ephemeral.js";

testRule(portEphemeral, {
  passes: {
    "below the range": ec2({}, { portMappings: [{ containerPort: 80, hostPort: 32767 }] }),
    dynamic: ec2({}, { portMappings: [{ containerPort: 80 }] }),
  },
  fails: {
    within: [
      ec2({}, { portMappings: [{ containerPort: 80, hostPort: 49153 }] }),
      "ephemeral",
      "/containerDefinitions/0/portMappings/0/hostPort",
      { port: 49153 },
    ],
  },
});

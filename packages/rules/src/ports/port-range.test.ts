import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { portRange } from "./port-range.js";

const map = (containerPort: number, hostPort?: number) =>
  ec2({}, { portMappings: [{ containerPort, ...(hostPort !== undefined && { hostPort }) }] });

testRule(portRange, {
  passes: { "the last port": map(65535, 65535), "any host port": map(80, 0) },
  fails: {
    "no port": [
      map(0),
      "range",
      "/containerDefinitions/0/portMappings/0/containerPort",
      { port: 0, member: "containerPort", min: 1, max: 65535 },
    ],
    "too high": [map(80, 65536), "range", "/containerDefinitions/0/portMappings/0/hostPort"],
  },
});

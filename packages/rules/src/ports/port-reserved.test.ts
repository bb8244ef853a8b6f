import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { portReserved } from "./port-reserved.js";

const map = (hostPort: number) => ({ portMappings: [{ containerPort: hostPort, hostPort }] });

testRule(portReserved, {
  passes: { another: ec2({}, map(8080)), "an interface of its own": fargate({}, map(22)) },
  fails: {
    "the daemon's": [ec2({}, map(2375)), "reserved", "/containerDefinitions/0/portMappings/0/hostPort", { port: 2375 }],
    "with host": [
      ec2({ networkMode: "host" }, { portMappings: [{ containerPort: 22 }] }),
      "reserved",
      "/containerDefinitions/0/portMappings/0/containerPort",
    ],
  },
});

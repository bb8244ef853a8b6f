import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { latticePort } from "./lattice-port.js";

const lattice = service({
  vpcLatticeConfigurations: [
    {
      roleArn: "arn:aws:iam::123456789012:role/lattice",
      targetGroupArn: "arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-1",
      portName: "http",
    },
  ],
});

testRule(latticePort, {
  passes: { known: given(lattice, { taskDefinition: fargate({}, { portMappings: [{ containerPort: 80, name: "http" }] }) }) },
  fails: {
    unknown: [
      given(lattice, { taskDefinition: fargate({}, { portMappings: [{ containerPort: 80, name: "web" }] }) }),
      "unknown",
      "/vpcLatticeConfigurations/0/portName",
      { port: "http" },
    ],
  },
});

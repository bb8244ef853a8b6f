import { fargate, ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { fixedPortRolling } from "./fixed-port-rolling.js";

const onInstances = (minimumHealthyPercent?: number) =>
  service({ launchType: "EC2", networkConfiguration: undefined, deploymentConfiguration: { minimumHealthyPercent } });
const bridge = (hostPort?: number) => ({
  taskDefinition: ec2({}, { portMappings: [{ containerPort: 80, ...(hostPort && { hostPort }) }] }),
});

testRule(fixedPortRolling, {
  passes: {
    "a dynamic port": given(onInstances(), bridge()),
    "one may stop": given(onInstances(50), bridge(80)),
    awsvpc: given(service(), { taskDefinition: fargate({}, { portMappings: [{ containerPort: 80 }] }) }),
  },
  fails: {
    "a fixed one": [given(onInstances(), bridge(80)), "full", "/deploymentConfiguration", { port: 80 }],
    "the host's": [
      given(onInstances(), { taskDefinition: ec2({ networkMode: "host" }, { portMappings: [{ containerPort: 8080 }] }) }),
      "full",
      "/deploymentConfiguration",
      { port: 8080 },
    ],
  },
});

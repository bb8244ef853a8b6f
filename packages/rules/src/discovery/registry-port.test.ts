import { fargate, ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { registryPort } from "./registry-port.js";

const registryArn = "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1";
const registered = (change: object = {}) =>
  service({ launchType: "EC2", networkConfiguration: undefined, serviceRegistries: [{ registryArn, ...change }] });

testRule(registryPort, {
  passes: {
    "bridge with a port": given(registered({ containerName: "app", containerPort: 80 }), {
      taskDefinition: ec2({}, { portMappings: [{ containerPort: 80 }] }),
    }),
    "awsvpc without": given(service({ serviceRegistries: [{ registryArn }] }), { taskDefinition: fargate() }),
  },
  fails: {
    "bridge without": [given(registered(), { taskDefinition: ec2() }), "missing", "/serviceRegistries/0/containerPort", { mode: "bridge" }],
    both: [
      given(registered({ containerName: "app", containerPort: 80, port: 80 }), {
        taskDefinition: fargate({}, { portMappings: [{ containerPort: 80 }] }),
      }),
      "both",
      "/serviceRegistries/0/port",
    ],
    "no network": [given(registered(), { taskDefinition: ec2({ networkMode: "none" }) }), "none", "/serviceRegistries/0"],
    "a name": [registered({ registryArn: "web" }), "arn", "/serviceRegistries/0/registryArn", { arn: "web" }],
  },
});

import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { portUniqueInTask } from "./port-unique-in-task.js";

const map = (containerPort: number, protocol?: "tcp" | "udp") => ({ portMappings: [{ containerPort, ...(protocol && { protocol }) }] });

testRule(portUniqueInTask, {
  passes: {
    "two ports": fargate({}, map(80), map(81)),
    "two protocols": fargate({}, map(53, "tcp"), map(53, "udp")),
    "dynamic ports in bridge": ec2({}, map(80), map(80)),
  },
  fails: {
    "one port with awsvpc": [
      fargate({}, map(80), map(80, "tcp")),
      "twice",
      "/containerDefinitions/1/portMappings/0/containerPort",
      { protocol: "tcp", port: 80, other: "app" },
    ],
    "one host port in bridge": [
      ec2({}, { portMappings: [{ containerPort: 80, hostPort: 8080 }] }, { portMappings: [{ containerPort: 81, hostPort: 8080 }] }),
      "twice",
      "/containerDefinitions/1/portMappings/0/hostPort",
    ],
  },
});

import { ec2, fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { oneNetworkHostPort } from "./one-network-host-port.js";

testRule(oneNetworkHostPort, {
  passes: {
    "no host port": fargate({}, { portMappings: [{ containerPort: 80 }] }),
    "the same port": fargate({}, { portMappings: [{ containerPort: 80, hostPort: 80 }] }),
    "bridge maps freely": ec2({}, { portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
  },
  fails: {
    "two ports with awsvpc": [
      fargate({}, { portMappings: [{ containerPort: 80 }, { containerPort: 81, hostPort: 8081 }] }),
      "differs",
      "/containerDefinitions/0/portMappings/1/hostPort",
      { host: 8081, port: 81, mode: "awsvpc" },
    ],
    "two ports with host": [
      ec2({ networkMode: "host" }, { portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
      "differs",
      "/containerDefinitions/0/portMappings/0/hostPort",
    ],
  },
});

import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { portReserved } from "./port-reserved.js";

const map = (hostPort: number) => ({ portMappings: [{ containerPort: hostPort, hostPort }] });

const windows = (taskRoleArn?: string) => ({
  networkMode: undefined,
  cpu: undefined,
  memory: undefined,
  taskRoleArn,
  runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" as const },
});
const role = "arn:aws:iam::123456789012:role/web";

testRule(portReserved, {
  passes: {
    another: ec2({}, map(8080)),
    "an interface of its own": fargate({}, map(22)),
    "80 on Windows without a role": ec2(windows(), { cpu: 256, memory: 512, ...map(80) }),
    "80 on Linux with a role": ec2({ taskRoleArn: role }, map(80)),
  },
  fails: {
    "the daemon's": [ec2({}, map(2375)), "reserved", "/containerDefinitions/0/portMappings/0/hostPort", { port: 2375 }],
    "Remote Desktop's": [
      ec2(windows(), { cpu: 256, memory: 512, ...map(3389) }),
      "reserved",
      "/containerDefinitions/0/portMappings/0/hostPort",
      { port: 3389 },
    ],
    "the credential proxy's": [
      ec2(windows(role), { cpu: 256, memory: 512, ...map(80) }),
      "reserved",
      "/containerDefinitions/0/portMappings/0/hostPort",
    ],
    "with host": [
      ec2({ networkMode: "host" }, { portMappings: [{ containerPort: 22 }] }),
      "reserved",
      "/containerDefinitions/0/portMappings/0/containerPort",
    ],
  },
});

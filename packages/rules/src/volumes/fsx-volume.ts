import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fsxVolume: Rule = rule({
  id: "fsx-volume",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "An FSx volume has a root directory, the ARN of its credentials and a domain, and needs an execution role.",
  source: "FSxWindowsFileServerVolumeConfiguration; developer guide, FSx for Windows File Server volumes",
  docs: "API_FSxWindowsFileServerVolumeConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "fsxWindowsFileServerVolumeConfiguration",
  messages: {
    credentials: '"{value}" is no ARN of a Secrets Manager secret or an SSM parameter.',
    domain: '"{value}" is no fully qualified domain name.',
    role: 'Without an execution role nothing can read the credentials of the volume "{volume}".',
    linux: "FSx for Windows File Server is mounted by Windows containers, and this task is for Linux.",
  },
  hint: "Give the credentials' ARN, a domain like corp.example.com, and `executionRoleArn`.",
  check(task, report) {
    for (const [index, { name = "", fsxWindowsFileServerVolumeConfiguration: fsx }] of (task.volumes ?? []).entries()) {
      if (!fsx) continue;
      const path = ["volumes", index, "fsxWindowsFileServerVolumeConfiguration"];
      const { credentialsParameter, domain } = fsx.authorizationConfig;
      if (!/^arn:[a-z-]+:(secretsmanager|ssm):/.test(credentialsParameter))
        report("credentials", [...path, "authorizationConfig", "credentialsParameter"], { value: credentialsParameter });
      if (!/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(domain))
        report("domain", [...path, "authorizationConfig", "domain"], { value: domain });
      if (!task.executionRoleArn) report("role", ["executionRoleArn"], { volume: name });
      if (task.runtimePlatform?.operatingSystemFamily === "LINUX") report("linux", path);
    }
  },
});

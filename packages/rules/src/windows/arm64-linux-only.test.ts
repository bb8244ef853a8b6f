import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { arm64LinuxOnly } from "./arm64-linux-only.js";

testRule(arm64LinuxOnly, {
  passes: { Linux: fargate({ runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" } }) },
  fails: {
    Windows: [
      ec2({ networkMode: "awsvpc", runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }),
      "windows",
      "/runtimePlatform/cpuArchitecture",
    ],
  },
});

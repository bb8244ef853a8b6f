import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateWindowsFamily } from "./fargate-windows-family.js";

const on = (operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" | "WINDOWS_SERVER_2016_FULL") => ({
  cpu: "1024",
  memory: "2048",
  runtimePlatform: { operatingSystemFamily },
});

testRule(fargateWindowsFamily, {
  passes: {
    "2022": fargate(on("WINDOWS_SERVER_2022_CORE")),
    "2016 on EC2": ec2({ ...on("WINDOWS_SERVER_2016_FULL"), networkMode: undefined }),
  },
  fails: {
    "2016": [
      fargate(on("WINDOWS_SERVER_2016_FULL")),
      "family",
      "/runtimePlatform/operatingSystemFamily",
      { family: "WINDOWS_SERVER_2016_FULL" },
    ],
  },
});

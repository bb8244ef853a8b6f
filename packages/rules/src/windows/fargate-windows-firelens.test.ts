import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateWindowsFirelens } from "./fargate-windows-firelens.js";

const router = { firelensConfiguration: { type: "fluentbit" as const } };
const app = { logConfiguration: { logDriver: "awsfirelens" as const } };

testRule(fargateWindowsFirelens, {
  passes: { "on Linux": fargate({}, app, router) },
  fails: {
    "on Windows": [
      fargate({ cpu: "1024", memory: "2048", runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }, app, router),
      "windows",
      "/containerDefinitions/1/firelensConfiguration",
    ],
  },
});

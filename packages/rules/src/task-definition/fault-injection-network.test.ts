import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { faultInjectionNetwork } from "./fault-injection-network.js";

testRule(faultInjectionNetwork, {
  passes: { awsvpc: fargate({ enableFaultInjection: true }), off: ec2({ enableFaultInjection: false }) },
  fails: {
    bridge: [ec2({ enableFaultInjection: true }), "mode", "/enableFaultInjection", { mode: "bridge" }],
    Windows: [
      fargate({ enableFaultInjection: true, runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }),
      "windows",
      "/enableFaultInjection",
    ],
  },
});

import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { windowsNetworkMode } from "./windows-network-mode.js";

const runtimePlatform = { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" as const };

testRule(windowsNetworkMode, {
  passes: {
    awsvpc: ec2({ runtimePlatform, networkMode: "awsvpc" }),
    NAT: ec2({ runtimePlatform, networkMode: undefined }),
    "bridge on Linux": ec2(),
  },
  fails: { bridge: [ec2({ runtimePlatform }), "mode", "/networkMode", { mode: "bridge" }] },
});

import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { managedInstancesNetworkMode } from "./managed-instances-network-mode.js";

const managed = (change: object) => ec2({ requiresCompatibilities: ["MANAGED_INSTANCES"], ...change });

testRule(managedInstancesNetworkMode, {
  passes: { awsvpc: managed({ networkMode: "awsvpc" }), host: managed({ networkMode: "host" }) },
  fails: {
    bridge: [managed({}), "bridge", "/networkMode"],
    "bridge by default": [managed({ networkMode: undefined }), "bridge", "/networkMode"],
    Windows: [
      managed({ networkMode: "awsvpc", runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }),
      "windows",
      "/runtimePlatform/operatingSystemFamily",
    ],
  },
});

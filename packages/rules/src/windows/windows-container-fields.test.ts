import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { windowsContainerFields } from "./windows-container-fields.js";

const runtimePlatform = { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" as const };
const windows = (change: object) => ec2({ runtimePlatform, networkMode: undefined }, change);

testRule(windowsContainerFields, {
  passes: { none: windows({ ulimits: [], privileged: false }), "on Linux": ec2({}, { user: "1000" }) },
  fails: {
    user: [windows({ user: "ContainerUser" }), "linux", "/containerDefinitions/0/user", { member: "user" }],
    "Linux parameters": [windows({ linuxParameters: {} }), "linux", "/containerDefinitions/0/linuxParameters"],
  },
});

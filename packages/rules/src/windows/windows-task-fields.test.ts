import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { windowsTaskFields } from "./windows-task-fields.js";

const runtimePlatform = { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" as const };
const windows = (change: object) => ec2({ runtimePlatform, networkMode: undefined, ...change });

testRule(windowsTaskFields, {
  passes: { none: windows({}), "a local volume": windows({ volumes: [{ name: "data", dockerVolumeConfiguration: { driver: "local" } }] }) },
  fails: {
    processes: [windows({ pidMode: "task" }), "member", "/pidMode", { member: "pidMode" }],
    EFS: [
      windows({ volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-01234567" } }] }),
      "member",
      "/volumes/0/efsVolumeConfiguration",
    ],
    "another driver": [
      windows({ volumes: [{ name: "data", dockerVolumeConfiguration: { driver: "rexray" } }] }),
      "driver",
      "/volumes/0/dockerVolumeConfiguration/driver",
      { driver: "rexray" },
    ],
  },
});

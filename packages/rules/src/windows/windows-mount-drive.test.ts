import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { windowsMountDrive } from "./windows-mount-drive.js";

const mounted = (sourcePath: string, containerPath: string): unknown =>
  ec2(
    {
      networkMode: undefined,
      cpu: undefined,
      memory: undefined,
      runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
      volumes: [{ name: "data", host: { sourcePath } }],
    },
    { cpu: 256, memory: 512, mountPoints: [{ sourceVolume: "data", containerPath }] },
  );

testRule(windowsMountDrive, {
  passes: { "one drive": mounted("C:\\data", "C:\\data"), "a whole drive": mounted("D:\\", "d:\\") },
  fails: {
    "another drive": [
      mounted("D:\\data", "C:\\data"),
      "across",
      "/containerDefinitions/0/mountPoints/0/containerPath",
      { source: "D:\\data", target: "C:\\data" },
    ],
  },
});

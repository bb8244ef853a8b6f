import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { volumeOneKind } from "./volume-one-kind.js";

const efsVolumeConfiguration = { fileSystemId: "fs-01234567" };

testRule(volumeOneKind, {
  passes: {
    EFS: fargate({ volumes: [{ name: "data", efsVolumeConfiguration, configuredAtLaunch: false }] }),
    "nothing more": fargate({ volumes: [{ name: "data" }] }),
  },
  fails: {
    "EFS and a host": [
      fargate({ volumes: [{ name: "data", host: {}, efsVolumeConfiguration }] }),
      "several",
      "/volumes/0",
      { volume: "data", kinds: "host, efsVolumeConfiguration" },
    ],
  },
});

import { runTask } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { runTaskExternalVolumes } from "./run-task-external-volumes.js";

const volumeConfigurations = [{ name: "data", managedEBSVolume: { roleArn: "r", sizeInGiB: 10 } }];

testRule(runTaskExternalVolumes, {
  passes: { "on Fargate": runTask({ volumeConfigurations }) },
  fails: {
    "on external instances": [
      runTask({ launchType: "EXTERNAL", networkConfiguration: undefined, volumeConfigurations }),
      "volumes",
      "/volumeConfigurations",
    ],
  },
});

import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { daemonVolumes } from "./daemon-volumes.js";

const volumeConfigurations = [{ name: "data", managedEBSVolume: { roleArn: "arn:aws:iam::123456789012:role/infra", sizeInGiB: 10 } }];

testRule(daemonVolumes, {
  passes: { replica: service({ volumeConfigurations }) },
  fails: {
    daemon: [
      service({ schedulingStrategy: "DAEMON", desiredCount: undefined, launchType: "EC2", volumeConfigurations }),
      "daemon",
      "/volumeConfigurations",
    ],
  },
});

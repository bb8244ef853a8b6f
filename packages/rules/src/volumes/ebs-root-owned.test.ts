import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { ebsRootOwned } from "./ebs-root-owned.js";

const mountPoints = [{ sourceVolume: "data", containerPath: "/data" }];
const volumes = [{ name: "data", configuredAtLaunch: true }];

testRule(ebsRootOwned, {
  passes: {
    root: ec2({ volumes }, { mountPoints, user: "0:0" }),
    "the image's user": ec2({ volumes }, { mountPoints }),
    "made over by root": ec2(
      { volumes },
      { mountPoints, user: "1000", dependsOn: [{ containerName: "c1", condition: "SUCCESS" }], startTimeout: 60 },
      { mountPoints, essential: false, command: ["chown", "1000", "/data"] },
    ),
    "reading alone": ec2({ volumes }, { mountPoints: [{ ...mountPoints[0]!, readOnly: true }], user: "1000" }),
    "another volume": ec2({ volumes: [{ name: "data" }] }, { mountPoints, user: "1000" }),
  },
  fails: {
    "somebody else": [
      ec2({ volumes }, { mountPoints, user: "1000:1000" }),
      "denied",
      "/containerDefinitions/0/user",
      { container: "app", user: "1000:1000", volume: "data" },
    ],
  },
});

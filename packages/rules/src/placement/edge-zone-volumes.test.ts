import { ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { edgeZoneVolumes } from "./edge-zone-volumes.js";

const roleArn = "arn:aws:iam::123456789012:role/ecsInfrastructureRole";
const taskDefinition = ec2(
  { volumes: [{ name: "data", configuredAtLaunch: true }] },
  { mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] },
);
const placed = (expression: string): unknown =>
  given(
    service({
      launchType: "EC2",
      networkConfiguration: undefined,
      placementConstraints: [{ type: "memberOf", expression }],
      volumeConfigurations: [{ name: "data", managedEBSVolume: { roleArn, sizeInGiB: 10 } }],
    }),
    { taskDefinition },
  );

testRule(edgeZoneVolumes, {
  passes: {
    "an Availability Zone": placed("attribute:ecs.availability-zone == us-west-2a"),
    "a Local Zone or an Availability Zone": placed(
      "attribute:ecs.availability-zone == us-west-2-lax-1a or attribute:ecs.availability-zone == us-west-2a",
    ),
    "none of a Local Zone": placed("not(attribute:ecs.availability-zone == us-west-2-lax-1a)"),
    "anywhere but a Local Zone": placed("attribute:ecs.availability-zone != us-west-2-lax-1a"),
  },
  fails: {
    "a Local Zone": [
      placed("attribute:ecs.availability-zone == us-west-2-lax-1a"),
      "volume",
      "/volumeConfigurations/0",
      { zone: "the Local Zone us-west-2-lax-1a" },
    ],
    "one of two Local Zones, and more": [
      placed(
        "attribute:stack == a and (attribute:ecs.availability-zone == us-west-2-lax-1a or attribute:ecs.availability-zone == us-west-2-den-1a)",
      ),
      "volume",
      "/volumeConfigurations/0",
      { zone: "the Local Zone us-west-2-lax-1a" },
    ],
    "a Wavelength Zone that is named otherwise": [
      placed("attribute:ecs.availability-zone == eu-west-3-cmn-wlz-1a"),
      "volume",
      "/volumeConfigurations/0",
      { zone: "the Wavelength Zone eu-west-3-cmn-wlz-1a" },
    ],
    "a Wavelength Zone": [
      placed("attribute:ecs.availability-zone in [us-east-1-wl1-bos-wlz-1]"),
      "volume",
      "/volumeConfigurations/0",
      { zone: "the Wavelength Zone us-east-1-wl1-bos-wlz-1" },
    ],
  },
});

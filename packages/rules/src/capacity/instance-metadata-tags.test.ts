import { testRule } from "../../test/test-rule.js";
import { instanceMetadataTags } from "./instance-metadata-tags.js";

const provider = (key: string, propagateTags: "CAPACITY_PROVIDER" | "NONE", instanceMetadataTagsPropagation?: boolean): unknown => ({
  name: "managed",
  cluster: "main",
  tags: [{ key, value: "1" }],
  managedInstancesProvider: {
    infrastructureRoleArn: "arn:aws:iam::123456789012:role/ecsInfrastructureRole",
    propagateTags,
    instanceLaunchTemplate: {
      ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecsInstanceRole",
      networkConfiguration: { subnets: ["subnet-0a1b2c3d"] },
      instanceMetadataTagsPropagation,
    },
  },
});

testRule(instanceMetadataTags, {
  passes: {
    "a plain key": provider("team", "CAPACITY_PROVIDER"),
    "not given to instances": provider("team/name", "NONE"),
    "not in the metadata": provider("team/name", "CAPACITY_PROVIDER", false),
  },
  fails: { "a slash": [provider("team/name", "CAPACITY_PROVIDER"), "slash", "/tags/0/key", { key: "team/name" }] },
});

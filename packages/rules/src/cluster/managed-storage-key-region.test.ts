import { given, testRule } from "../../test/test-rule.js";
import { managedStorageKeyRegion } from "./managed-storage-key-region.js";

const cluster = (kmsKeyId: string): unknown => ({ clusterName: "main", configuration: { managedStorageConfiguration: { kmsKeyId } } });
const key = (region: string): string => `arn:aws:kms:${region}:123456789012:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f`;

testRule(managedStorageKeyRegion, {
  passes: {
    "the cluster's Region": given(cluster(key("eu-west-1")), { region: "eu-west-1" }),
    "an id": given(cluster("0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"), { region: "eu-west-1" }),
    "an unknown Region": cluster(key("eu-west-1")),
  },
  fails: {
    "another Region": [
      given(cluster(key("us-east-1")), { region: "eu-west-1" }),
      "elsewhere",
      "/configuration/managedStorageConfiguration/kmsKeyId",
      { other: "us-east-1", region: "eu-west-1" },
    ],
  },
});

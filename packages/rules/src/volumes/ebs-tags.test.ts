import { service, runTask } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { ebsTags } from "./ebs-tags.js";

const tagged = (specification: object) => [
  {
    name: "data",
    managedEBSVolume: { roleArn: "r", sizeInGiB: 10, tagSpecifications: [{ resourceType: "volume" as const, ...specification }] },
  },
];
const path = "/volumeConfigurations/0/managedEBSVolume/tagSpecifications/0";

testRule(ebsTags, {
  passes: { "your own": service({ volumeConfigurations: tagged({ tags: [{ key: "team", value: "shop" }], propagateTags: "SERVICE" }) }) },
  fails: {
    "the service's": [
      service({ volumeConfigurations: tagged({ tags: [{ key: "AmazonECSManaged", value: "true" }] }) }),
      "reserved",
      `${path}/tags/0/key`,
      { key: "AmazonECSManaged" },
    ],
    "of no service": [
      given(runTask({ volumeConfigurations: tagged({ propagateTags: "SERVICE" }) }), {}, "runTask"),
      "service",
      `${path}/propagateTags`,
    ],
  },
});

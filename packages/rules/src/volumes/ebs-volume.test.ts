import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { ebsVolume } from "./ebs-volume.js";

const ebs = (change: object) =>
  service({
    volumeConfigurations: [
      { name: "data", managedEBSVolume: { roleArn: "arn:aws:iam::123456789012:role/infra", sizeInGiB: 100, ...change } },
    ],
  });
const path = "/volumeConfigurations/0/managedEBSVolume";

testRule(ebsVolume, {
  passes: {
    gp3: ebs({ iops: 3000, throughput: 250 }),
    "from a snapshot": ebs({ sizeInGiB: undefined, snapshotId: "snap-1", volumeInitializationRate: 100 }),
    io2: ebs({ volumeType: "io2", iops: 256000 }),
  },
  fails: {
    "no size": [ebs({ sizeInGiB: undefined }), "empty", `${path}/sizeInGiB`],
    "another type": [ebs({ volumeType: "gp4" }), "type", `${path}/volumeType`, { type: "gp4" }],
    "too small": [ebs({ volumeType: "st1" }), "size", `${path}/sizeInGiB`, { type: "st1", min: 125, max: 16384, size: 100 }],
    "no iops": [ebs({ volumeType: "io1" }), "needsIops", `${path}/iops`],
    "iops for gp2": [ebs({ volumeType: "gp2", iops: 3000 }), "noIops", `${path}/iops`],
    "few iops": [ebs({ iops: 100 }), "iops", `${path}/iops`],
    "throughput for gp2": [ebs({ volumeType: "gp2", throughput: 250 }), "throughput", `${path}/throughput`],
    "a rate without a snapshot": [ebs({ volumeInitializationRate: 100 }), "rate", `${path}/volumeInitializationRate`],
    "no role": [ebs({ roleArn: "" }), "role", `${path}/roleArn`],
  },
});

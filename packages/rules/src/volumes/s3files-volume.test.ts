import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { s3filesVolume } from "./s3files-volume.js";

const fileSystemArn = "arn:aws:s3files:us-east-1:123456789012:file-system/fs-0123";
const s3 = (change: object, taskRoleArn: string | undefined = "arn:aws:iam::123456789012:role/task") =>
  fargate({ taskRoleArn, volumes: [{ name: "data", s3filesVolumeConfiguration: { fileSystemArn, ...change } }] });

testRule(s3filesVolume, {
  passes: {
    whole: s3({ rootDirectory: "/data" }),
    "an access point": s3({ accessPointArn: `${fileSystemArn}/access-point/a`, rootDirectory: "/" }),
  },
  fails: {
    "an id": [s3({ fileSystemArn: "fs-0123" }), "arn", "/volumes/0/s3filesVolumeConfiguration/fileSystemArn", { arn: "fs-0123" }],
    "no role": [s3({}, ""), "role", "/taskRoleArn", { volume: "data" }],
    "two folders": [
      s3({ accessPointArn: "arn:aws:s3files:x", rootDirectory: "/data" }),
      "root",
      "/volumes/0/s3filesVolumeConfiguration/rootDirectory",
    ],
  },
});

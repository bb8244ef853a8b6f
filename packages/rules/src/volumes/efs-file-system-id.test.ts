import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { efsFileSystemId } from "./efs-file-system-id.js";

const efs = (fileSystemId: string) => fargate({ volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId } }] });

testRule(efsFileSystemId, {
  passes: { short: efs("fs-01234567"), long: efs("fs-0123456789abcdef0") },
  fails: {
    "an ARN": [
      efs("arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-01234567"),
      "form",
      "/volumes/0/efsVolumeConfiguration/fileSystemId",
    ],
    "an access point": [efs("fsap-01234567"), "form", "/volumes/0/efsVolumeConfiguration/fileSystemId", { id: "fsap-01234567" }],
  },
});

import { fargate, ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { ebsFilesystem } from "./ebs-filesystem.js";

const ebs = (filesystemType: "xfs" | "ntfs") =>
  service({
    launchType: "EC2",
    volumeConfigurations: [{ name: "data", managedEBSVolume: { roleArn: "r", sizeInGiB: 10, filesystemType } }],
  });
const volumes = [{ name: "data", configuredAtLaunch: true }];
const windows = ec2({ networkMode: "awsvpc", volumes, runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } });

testRule(ebsFilesystem, {
  passes: {
    "xfs on Linux": given(ebs("xfs"), { taskDefinition: fargate({ volumes }) }),
    "ntfs on Windows": given(ebs("ntfs"), { taskDefinition: windows }),
  },
  fails: {
    "ntfs on Linux": [
      given(ebs("ntfs"), { taskDefinition: fargate({ volumes }) }),
      "linux",
      "/volumeConfigurations/0/managedEBSVolume/filesystemType",
    ],
    "xfs on Windows": [
      given(ebs("xfs"), { taskDefinition: windows }),
      "windows",
      "/volumeConfigurations/0/managedEBSVolume/filesystemType",
      { filesystem: "xfs" },
    ],
  },
});

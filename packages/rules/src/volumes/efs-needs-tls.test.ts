import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { efsNeedsTls } from "./efs-needs-tls.js";

const efs = (change: object) =>
  fargate({ volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-01234567", ...change } }] });
const path = "/volumes/0/efsVolumeConfiguration/transitEncryption";

testRule(efsNeedsTls, {
  passes: {
    "with encryption": efs({ transitEncryption: "ENABLED", authorizationConfig: { iam: "ENABLED", accessPointId: "fsap-01234567" } }),
    plain: efs({}),
  },
  fails: {
    IAM: [efs({ authorizationConfig: { iam: "ENABLED" } }), "off", path, { volume: "data", what: "IAM authorization" }],
    "an access point": [efs({ transitEncryption: "DISABLED", authorizationConfig: { accessPointId: "fsap-01234567" } }), "off", path],
    "a port": [efs({ transitEncryptionPort: 2999 }), "off", path],
  },
});

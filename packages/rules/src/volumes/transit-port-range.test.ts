import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { transitPortRange } from "./transit-port-range.js";

const efs = (transitEncryptionPort: number) =>
  fargate({
    volumes: [
      { name: "data", efsVolumeConfiguration: { fileSystemId: "fs-01234567", transitEncryption: "ENABLED", transitEncryptionPort } },
    ],
  });

testRule(transitPortRange, {
  passes: { "a port": efs(2999) },
  fails: { "too high": [efs(65536), "range", "/volumes/0/efsVolumeConfiguration/transitEncryptionPort", { port: 65536 }] },
});

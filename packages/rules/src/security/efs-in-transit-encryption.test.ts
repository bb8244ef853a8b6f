import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { efsInTransitEncryption } from "./efs-in-transit-encryption.js";

const efs = (change: object) =>
  fargate({ volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-01234567", ...change } }] });

testRule(efsInTransitEncryption, {
  passes: { encrypted: efs({ transitEncryption: "ENABLED" }) },
  fails: { "by default": [efs({}), "plain", "/volumes/0/efsVolumeConfiguration/transitEncryption", { volume: "data" }] },
});

import { parseArn } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const managedStorageKeyRegion: Rule = rule({
  id: "managed-storage-key-region",
  severity: "error",
  stage: "cluster",
  on: "cluster",
  summary: "The keys that encrypt a cluster's managed storage are in its own Region.",
  source: "ManagedStorageConfiguration$kmsKeyId, $fargateEphemeralStorageKmsKeyId",
  docs: "API_ManagedStorageConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "managedStorageConfiguration",
  messages: { elsewhere: "This key is in {other}, and the cluster in {region}." },
  hint: "Name a symmetric key of the cluster's Region.",
  check({ configuration }, report, { region }) {
    const storage = configuration?.managedStorageConfiguration;
    if (!storage || region === undefined) return;
    for (const member of ["kmsKeyId", "fargateEphemeralStorageKmsKeyId"] as const) {
      const other = parseArn(storage[member] ?? "")?.region;
      if (other !== undefined && other !== "" && other !== region)
        report("elsewhere", ["configuration", "managedStorageConfiguration", member], { other, region });
    }
  },
});

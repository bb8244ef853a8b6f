import { partitionOf } from "@stowage/model";
import { findPartition } from "@stowage/model/regions";
import { containers } from "../containers.js";
import { parseEcrImage } from "../ecr-image.js";
import { isRegionCode } from "../region-code.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ecrRegistryHost: Rule = rule({
  id: "ecr-registry-host",
  severity: "error",
  stage: "task-start",
  on: "taskDefinition",
  summary: "A private ECR registry is at the domain of its region's partition: in China amazonaws.com.cn, elsewhere amazonaws.com.",
  source: "botocore, endpoints and partitions; aws-samples/sagemaker-studio-image-build-cli#24; Amazon ECR user guide, private registries",
  docs: "https://docs.aws.amazon.com/general/latest/gr/ecr.html",
  needs: "image",
  messages: { domain: "There is no registry at {host}: those of {region} end with .{suffix}." },
  hint: "Write {right}.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const image = parseEcrImage(container.image ?? "");
      // Dual-stack hosts have domains of their own and are left alone.
      if (!image?.domain.startsWith("amazonaws.") || !isRegionCode(image.region)) continue;
      const { registry, region, domain } = image;
      const suffix = findPartition(partitionOf(region))?.dnsSuffix;
      if (suffix !== undefined && domain !== suffix)
        report("domain", [...at, "image"], {
          host: `${registry}.${region}.${domain}`,
          region,
          suffix,
          right: `${registry}.${region}.${suffix}`,
        });
    }
  },
});

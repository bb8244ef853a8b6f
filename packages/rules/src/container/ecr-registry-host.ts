import { partitionOf } from "@stowage/model";
import { containers } from "../containers.js";
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
      const [host, name, region, domain] = privateRegistry.exec(container.image ?? "") ?? [];
      if (host === undefined || region === undefined) continue;
      const suffix = domains[partitionOf(region)];
      if (suffix !== undefined && domain !== suffix)
        report("domain", [...at, "image"], { host, region, suffix, right: `${name}.${region}.${suffix}` });
    }
  },
});

/** As in the model's catalogue of regions, which is not loaded for it; other partitions are left alone. */
const domains: { readonly [partition: string]: string } = {
  aws: "amazonaws.com",
  "aws-us-gov": "amazonaws.com",
  "aws-cn": "amazonaws.com.cn",
};

/** Dual-stack hosts have domains of their own and are left alone. */
const privateRegistry = /^(\d{12}\.dkr\.ecr(?:-fips)?)\.([a-z]{2,4}(?:-[a-z]+)+-\d+)\.(amazonaws\.[a-z.]+)(?=\/)/;

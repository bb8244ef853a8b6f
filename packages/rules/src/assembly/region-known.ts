import type { Assembly } from "@stowage/model";
import { nearest } from "@stowage/model";
import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { findRegion, regionCodes } from "@stowage/model/regions";
import { containers } from "../containers.js";
import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Report, Rule } from "../rule.js";

export const regionKnown: Rule = rule({
  id: "region-known",
  // A region may be newer than the catalogue.
  severity: "warning",
  stage: "api",
  on: ["assembly", "taskDefinition"],
  summary: "The Assembly's region, and the one that awslogs sends to, is a region of AWS: one that is a letter off another is none.",
  source: "the model's catalogue of regions",
  docs: "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html",
  messages: { unknown: 'AWS has no region "{region}" that this version knows.' },
  hint: 'Did you mean "{near}"?',
  check(subject, report, { on }) {
    if (on === "assembly") return judge((subject as Assembly).region, ["region"], report);
    for (const { at, container } of containers(subject as RegisterTaskDefinitionRequest)) {
      const logs = container.logConfiguration;
      if (logs?.logDriver !== "awslogs") continue;
      judge(logs.options?.["awslogs-region"], [...at, "logConfiguration", "options", "awslogs-region"], report);
    }
  },
});

function withoutNumber(region: string): string {
  return region.replace(/\d+$/, "");
}

function judge(region: string | undefined, at: readonly (string | number)[], report: Report<"unknown">): void {
  if (region === undefined || findRegion(region) || isPlaceholder(region)) return;
  // ap-southeast-8 is one that is to come rather than ap-southeast-7 miswritten.
  if (regionCodes().some((code) => withoutNumber(code) === withoutNumber(region))) return;
  const near = nearest(region, regionCodes());
  if (near !== undefined) report("unknown", at, { region, near });
}

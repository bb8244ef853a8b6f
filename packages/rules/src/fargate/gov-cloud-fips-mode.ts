import { runsOnFargate, serviceConnectOf } from "../services.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const govCloudFipsMode: Rule = rule({
  id: "gov-cloud-fips-mode",
  severity: "warning",
  stage: "never",
  on: ["service", "runTask"],
  summary: "In GovCloud, what runs on Fargate is what FIPS mode runs too: Linux on X86_64, without Service Connect.",
  source: "developer guide, AWS Fargate Federal Information Processing Standard (FIPS-140)",
  docs: "ecs-fips-compliance",
  messages: {
    connect: "With the account setting fargateFIPSMode there is no Service Connect.",
    platform: "With the account setting fargateFIPSMode, Fargate runs Linux on X86_64 alone, and this task is for {platform}.",
  },
  hint: "Leave it, and switch this rule off, if the account does not use FIPS mode.",
  check(launched, report, { region, taskDefinition }) {
    if (!region?.startsWith("us-gov-") || !runsOnFargate(launched)) return;
    if ("serviceConnectConfiguration" in launched && serviceConnectOf(launched)) report("connect", ["serviceConnectConfiguration"]);
    const { operatingSystemFamily = "LINUX", cpuArchitecture = "X86_64" } = taskDefinition?.runtimePlatform ?? {};
    const other = operatingSystemFamily !== "LINUX" ? operatingSystemFamily : cpuArchitecture !== "X86_64" ? cpuArchitecture : undefined;
    if (other !== undefined) report("platform", ["taskDefinition"], { platform: other });
  },
});

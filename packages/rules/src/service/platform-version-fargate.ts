import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const platformVersionFargate: Rule = rule({
  id: "platform-version-fargate",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "`platformVersion` is for Fargate: LATEST, 1.4.0 or 1.3.0 on Linux, 1.0.0 on Windows.",
  source: "CreateServiceRequest$platformVersion; developer guide, Fargate platform versions",
  docs: "platform-fargate",
  aws: { type: "PlatformUnknownException", sure: "unknown" },
  needs: "platformVersion",
  messages: { launchType: "The launch type {launchType} has no platform versions.", unknown: 'There is no platform version "{version}".' },
  hint: "Remove `platformVersion`: LATEST is the default on Fargate.",
  fix: removeIt,
  check({ launchType, platformVersion: version }, report) {
    if (version === undefined) return;
    if (launchType === "EC2" || launchType === "EXTERNAL") report("launchType", ["platformVersion"], { launchType });
    else if (!/^(LATEST|1\.[0-4]\.0)$/.test(version)) report("unknown", ["platformVersion"], { version });
  },
});

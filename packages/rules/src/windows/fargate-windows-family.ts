import { requires, isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateWindowsFamily: Rule = rule({
  id: "fargate-windows-family",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Fargate runs Windows Server 2019, 2022 and 2025, Core and Full.",
  source: "developer guide, Windows platform versions on Fargate",
  docs: "platform-windows-fargate",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["operatingSystemFamily=WINDOWS", "requiresCompatibilities=FARGATE"],
  messages: { family: "Fargate does not run {family}." },
  hint: "Choose WINDOWS_SERVER_2019, 2022 or 2025, _CORE or _FULL.",
  check(task, report) {
    const family = task.runtimePlatform?.operatingSystemFamily;
    if (
      requires(task, "FARGATE") &&
      family !== undefined &&
      isWindows(task) &&
      !/^WINDOWS_SERVER_(2019|2022|2025)_(CORE|FULL)$/.test(family)
    ) {
      report("family", ["runtimePlatform", "operatingSystemFamily"], { family });
    }
  },
});

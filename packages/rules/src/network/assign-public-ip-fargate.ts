import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { awsvpcOf } from "../services.js";

export const assignPublicIpFargate: Rule = rule({
  id: "assign-public-ip-fargate",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "`assignPublicIp: ENABLED` is for tasks on Fargate.",
  source: "developer guide, task networking with awsvpc",
  docs: "task-networking-awsvpc",
  aws: { type: "InvalidParameterException", text: "Assign public IP is not supported for this launch type.", sure: "seen" },
  needs: "assignPublicIp",
  messages: { launchType: "Tasks of the launch type {launchType} get no public address." },
  hint: "Remove `assignPublicIp`, and reach out through a NAT gateway or VPC endpoints.",
  fix: removeIt,
  check(launched, report) {
    const { launchType } = launched;
    if (launchType === undefined || launchType === "FARGATE" || awsvpcOf(launched)?.assignPublicIp !== "ENABLED") return;
    report("launchType", ["networkConfiguration", "awsvpcConfiguration", "assignPublicIp"], { launchType });
  },
});

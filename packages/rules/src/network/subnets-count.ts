import { limits } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { awsvpcOf } from "../services.js";

export const subnetsCount: Rule = rule({
  id: "subnets-count",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "There are 1 to 16 subnets and at most 5 security groups.",
  source: "AwsVpcConfiguration; text: moto",
  docs: "API_AwsVpcConfiguration",
  aws: { type: "InvalidParameterException", text: "subnets can not be empty.", sure: "emulator", textOf: ["none"] },
  needs: "awsvpcConfiguration",
  messages: { none: "There is no subnet.", many: "There are {count} {what}; ECS takes {max}." },
  hint: "Name one to sixteen subnets of one VPC, and up to five of its security groups.",
  check(launched, report) {
    const vpc = awsvpcOf(launched);
    if (!vpc) return;
    const path = ["networkConfiguration", "awsvpcConfiguration"];
    const subnets = vpc.subnets.length;
    const groups = vpc.securityGroups?.length ?? 0;
    if (subnets === 0) report("none", [...path, "subnets"]);
    if (subnets > limits.subnets.max) report("many", [...path, "subnets"], { count: subnets, what: "subnets", max: limits.subnets.max });
    if (groups > limits.securityGroups.max)
      report("many", [...path, "securityGroups"], { count: groups, what: "security groups", max: limits.securityGroups.max });
  },
});

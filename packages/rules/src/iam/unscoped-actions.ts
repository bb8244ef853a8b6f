import { covers } from "./glob.js";

/**
 * Actions that are on no resource: allowed on an ARN, they are not allowed at all. Of the actions that roles of ECS need.
 * Source: Service Authorization Reference, the services' tables of actions (no resource types); 2026-11.
 */
const unscoped: readonly string[] = [
  "ecr:getauthorizationtoken",
  "ssmmessages:*",
  "xray:put*",
  "xray:getsampling*",
  "ecs:discoverpollendpoint",
  "ec2:describe*",
  "elasticloadbalancing:describe*",
];

export function isUnscoped(action: string): boolean {
  return unscoped.some((pattern) => covers(pattern, action.toLowerCase()));
}

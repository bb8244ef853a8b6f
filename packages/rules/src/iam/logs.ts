import type { LogConfiguration } from "@stowage/model/ecs";
import { isPlaceholder } from "../placeholder.js";
import { add, note } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import { permissions } from "./permissions.js";
import { arnIn } from "./place.js";
import type { IamPlace } from "./place.js";

/**
 * The ARN of a log group as policies name it, with the `:*` that stands for its streams.
 * Source: CloudWatch Logs user guide, iam-access-control-overview-cwl, "CloudWatch Logs resources and operations".
 */
export function logGroupArn(place: IamPlace, group: string, region?: string): string {
  return arnIn(place, "logs", `log-group:${group}:*`, region);
}

/** The log group of an awslogs configuration and the Region that it is in; undefined where there is none. */
export function awslogsGroup(
  log: LogConfiguration | undefined,
): { readonly group: string; readonly region: string | undefined } | undefined {
  const { "awslogs-group": group, "awslogs-region": region } = log?.options ?? {};
  return log?.logDriver === "awslogs" && group !== undefined ? { group, region } : undefined;
}

/** What the awslogs driver needs to write this log. */
export function needLogs(gathering: Gathering, log: LogConfiguration | undefined, at: string): void {
  const found = awslogsGroup(log);
  if (!found) return;
  if (isPlaceholder(found.group)) return note(gathering, at, "The log group is still a template placeholder.");
  const group = logGroupArn(gathering.place, found.group, found.region);
  add(gathering, permissions.logs, group, at);
  if (isTrue(log?.options?.["awslogs-create-group"])) add(gathering, permissions.logGroup, group, at);
}

/** Options of log drivers are strings. */
function isTrue(option: string | undefined): boolean {
  return option?.toLowerCase() === "true";
}

import type { Refusal } from "@stowage/placement";
import { NO_INSTANCES } from "@stowage/placement";
import { NO_FARGATE } from "../launch/fargate-shortage.js";
import type { ServiceRow } from "../../state/rows.js";
import type { Command, ServiceEvent } from "../types.js";
import { say } from "./say.js";

/** Source of the texts: Amazon ECS Developer Guide, "Viewing Amazon ECS service event messages". */
export const STUCK: string =
  "was unable to stop or start tasks during a deployment because of the service deployment configuration. " +
  "Update the minimumHealthyPercent or maximumPercent value and try again.";

export const IMPAIRED = "is unable to consistently start tasks successfully.";

export const PROVISIONING_FULL: string =
  "was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.";

/** After so many attempts in a row that failed; ECS does not say how many. */
export const IMPAIRED_AFTER = 3;

const UNABLE_ON_FARGATE = "was unable to place a task.";
const UNABLE = "was unable to place a task because no container instance met all of its requirements.";
const SEE = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

/** What ECS says of a task that finds no container instance, or no room on Fargate. */
export function placementComplaint({ reason, message, nearest }: Refusal): string {
  if (reason === NO_FARGATE) return `${UNABLE_ON_FARGATE} Reason: ${message} ${SEE}`;
  if (reason === message) return `${UNABLE_ON_FARGATE} Reason: ${message}`;
  if (reason === NO_INSTANCES || !nearest) return `${UNABLE} Reason: ${NO_INSTANCES} ${SEE}`;
  return `${UNABLE} The closest matching (container-instance ${nearest.instance.split("/").at(-1)}) ${missing(reason)} ${SEE}`;
}

function missing(reason: string): string {
  if (reason === "RESOURCE:PORTS") return "is already using a port required by your task.";
  if (reason === "RESOURCE:CPU") return "has insufficient CPU units available.";
  if (reason === "RESOURCE:MEMORY") return "has insufficient memory available.";
  return `encountered error "${reason}".`;
}

/** The same complaint is not repeated before its cause clears or six hours have passed. Source: the same page. */
const REPEAT_AFTER_MS = 6 * 60 * 60 * 1000;

/** Says what keeps the service from its desired state, or forgets what did; `blocked` services are woken by changes in their cluster. */
export function complain(
  service: ServiceRow,
  message: string | undefined,
  blocked: boolean,
  now: number,
): { readonly commands: readonly Command[]; readonly events: readonly ServiceEvent[] } {
  const { complaint } = service;
  const same = complaint?.message === message && (complaint === undefined || now - complaint.at < REPEAT_AFTER_MS);
  if (same && blocked === (service.blocked ?? false)) return { commands: [], events: [] };
  const row: Partial<ServiceRow> = {
    complaint: message === undefined ? undefined : same ? complaint : { message, at: now },
    blocked: blocked || undefined,
  };
  const why = message ?? "nothing keeps it any more";
  return {
    commands: [{ op: "patch", table: "services", key: service.arn, row, why }],
    events: message === undefined || same ? [] : [say(service, message)],
  };
}

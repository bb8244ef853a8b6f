import type { ServiceRow } from "../../state/rows.js";
import type { Task } from "../../state/view.js";
import type { ServiceEvent } from "../types.js";

/** A service event in ECS's spelling, which DescribeServices gives with the service's name in parentheses. */
export function say(service: ServiceRow, text: string): ServiceEvent {
  return { serviceArn: service.arn, message: `(service ${service.name}) ${text}` };
}

/** `(task ID) (task ID)` */
export function taskList(tasks: readonly Task[]): string {
  return tasks.map(({ spec }) => `(task ${spec.id})`).join(" ");
}

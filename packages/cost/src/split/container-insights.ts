import { StowageError } from "@stowage/model";
import type { TaskInterval } from "./task-hours.js";

const MINUTE_MS = 60_000;

/** The fields of a performance log event that are read. Source: CloudWatch User Guide, "Container Insights performance log reference" (ECS). */
interface TaskEvent {
  readonly Type?: string;
  readonly Timestamp?: number;
  readonly TaskId?: string;
  readonly ClusterName?: string;
  readonly ServiceName?: string;
  readonly TaskDefinitionFamily?: string;
  readonly EC2InstanceId?: string;
  readonly ContainerInstanceId?: string;
  readonly CpuReserved?: number;
  readonly CpuUtilized?: number;
  readonly MemoryReserved?: number;
  readonly MemoryUtilized?: number;
}

/**
 * Tasks as intervals of a minute each, from the performance log events of Container Insights (`/aws/ecs/containerinsights/CLUSTER/performance`),
 * one JSON object a line; events of other types are passed over. `taskHourRecords` makes hourly records of them.
 *
 * @throws StowageError `insights-event`: a line that is no JSON object, or a task event without what a split needs; with line and column.
 *
 * @example
 * const records = taskHourRecords(taskIntervalsOf(readFileSync("performance.jsonl", "utf8").split("\n")));
 */
export function taskIntervalsOf(lines: Iterable<string>): TaskInterval[] {
  const minutes = new Map<string, TaskInterval>();
  let number = 0;
  for (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    const event = parse(line, number);
    if (event.Type !== "Task") continue;
    const interval = intervalOf(event, number);
    minutes.set(JSON.stringify([interval.task, interval.startedAt]), interval);
  }
  return [...minutes.values()];
}

function parse(line: string, number: number): TaskEvent {
  try {
    const event: unknown = JSON.parse(line);
    if (typeof event === "object" && event !== null) return event as TaskEvent;
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1];
    throw new StowageError("insights-event", `Line ${number}, column ${Number(at ?? 0) + 1}: this is not JSON.`, {
      hint: "Export the events as one JSON object a line.",
    });
  }
  throw new StowageError("insights-event", `Line ${number}, column 1: this is not a JSON object.`, {
    hint: "Export the events as one JSON object a line.",
  });
}

function intervalOf(event: TaskEvent, number: number): TaskInterval {
  const instance = event.EC2InstanceId ?? event.ContainerInstanceId;
  const { Timestamp: time, TaskId: task, CpuReserved: reservedCpu, MemoryReserved: reservedMemory } = event;
  if (instance === undefined || time === undefined || task === undefined || reservedCpu === undefined || reservedMemory === undefined) {
    throw new StowageError(
      "insights-event",
      `Line ${number}, column 1: a task event without an instance, a time, a task or its reservations.`,
      {
        hint: "Only events of tasks on EC2 instances can be split; Fargate tasks have costs of their own.",
      },
    );
  }
  const startedAt = Math.floor(time / MINUTE_MS) * MINUTE_MS;
  const columns = { cluster: event.ClusterName ?? "", service: event.ServiceName ?? "", family: event.TaskDefinitionFamily ?? "" };
  return {
    task,
    instance,
    startedAt,
    stoppedAt: startedAt + MINUTE_MS,
    reservedCpu,
    reservedMemory,
    usedCpu: event.CpuUtilized,
    usedMemory: event.MemoryUtilized,
    columns,
  };
}

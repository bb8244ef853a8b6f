import { DescribeTasksCommand, RunTaskCommand } from "@aws-sdk/client-ecs";
import type { Task } from "@aws-sdk/client-ecs";
import { StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { describeAwsError } from "./aws-error.js";
import type { Clients } from "./clients.js";
import { realClock } from "./clock.js";
import type { Clock } from "./clock.js";

/** How a one-off task ended. */
export interface TaskResult {
  readonly taskArn: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  /** By container name; absent: the container never ran. */
  readonly exitCodes: { readonly [container: string]: number | undefined };
  /** Every container ended with 0. */
  readonly ok: boolean;
}

/** What `runTask` is told beside the task. */
export interface RunTaskOptions {
  /** Between two looks: 6 s by default, as the AWS CLI's waiter. */
  readonly intervalMs?: number;
  readonly onProgress?: (lastStatus: string) => void;
  readonly clock?: Clock;
}

/**
 * Runs a one-off task of the Assembly (one of its `tasks`, deployed before) and waits until it has stopped.
 *
 * @throws {StowageError} `task-unknown`; `task-not-placed` with ECS's reasons; `aws-…`
 * @example
 * const { ok, exitCodes } = await runTask(assembly, "migrate", clients);
 */
export async function runTask(assembly: Assembly, name: string, { ecs }: Clients, options: RunTaskOptions = {}): Promise<TaskResult> {
  const { intervalMs = 6_000, onProgress = () => {}, clock = realClock } = options;
  const entry = assembly.tasks?.[name];
  if (!entry) {
    const names = Object.keys(assembly.tasks ?? {});
    throw new StowageError("task-unknown", `The application has no one-off task "${name}".`, {
      hint: names.length > 0 ? `It has: ${names.join(", ")}.` : "It has none.",
    });
  }
  try {
    const { tasks = [], failures = [] } = await ecs.send(new RunTaskCommand(entry.request));
    const [started] = tasks;
    if (!started?.taskArn) {
      throw new StowageError(
        "task-not-placed",
        `ECS could not place the task: ${failures.map(({ reason }) => reason).join(", ") || "no reason given"}.`,
        { hint: "`stowage place` shows what fits where." },
      );
    }
    for (;;) {
      const { tasks: found = [] } = await ecs.send(new DescribeTasksCommand({ cluster: entry.request.cluster, tasks: [started.taskArn] }));
      const task = found[0];
      if (!task) throw new StowageError("task-gone", `ECS does not know the task ${started.taskArn} any more.`);
      onProgress(task.lastStatus ?? "");
      if (task.lastStatus === "STOPPED") return resultOf(task);
      await clock.sleep(intervalMs);
    }
  } catch (error) {
    throw describeAwsError(error);
  }
}

function resultOf({ taskArn = "", stopCode, stoppedReason, containers = [] }: Task): TaskResult {
  const exitCodes = Object.fromEntries(containers.map(({ name = "", exitCode }) => [name, exitCode]));
  return {
    taskArn,
    ...(stopCode && { stopCode }),
    ...(stoppedReason && { stoppedReason }),
    exitCodes,
    ok: Object.values(exitCodes).every((code) => code === 0),
  };
}

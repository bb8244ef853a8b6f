import type { Driver, Fact } from "../drivers/driver.js";
import type { State } from "../state/state.js";
import type { Loaded, OutboxEntry } from "../store/store.js";
import { startEffect } from "./task/start-effect.js";
import type { Controller } from "./types.js";

/**
 * Brings up what the store holds. At once: rows. Then, a step at a time, while calls are already answered: what the driver has seen while nobody
 * listened, and what it no longer has; the effects that may not have been handed over; and a first decision over every key, which also brings every
 * timer back.
 */
export function boot(options: {
  readonly state: State;
  readonly loaded: Loaded;
  readonly driver: Driver;
  readonly controllers: readonly Controller[];
  fact(fact: Fact): void;
  handOver(entry: OutboxEntry): void;
  wake(controller: number, key: string): void;
}): Iterator<void> {
  const { state, loaded, driver, controllers, fact } = options;
  for (const [table, key, row] of loaded.rows) state.set(table, ownKey(key, row), row as never);
  if (loaded.unread) state.expect(loaded.unread);
  driver.attach(fact);
  const listed = new Map(driver.list().map((container) => [keyOf(container), container]));
  const startsOwed = new Set(loaded.outbox.filter(({ effect }) => effect.kind === "start-container").map(({ effect }) => keyOf(effect)));
  return steps();

  function* steps(): Iterator<void> {
    for (const arn of state.keys("taskStatuses")) {
      reconcile(arn);
      yield;
    }
    // What has ended since the first of these steps is known by its fact, though perhaps not durably yet.
    const unknown = driver.list().filter((one) => listed.has(keyOf(one)));
    for (const { taskArn, container } of unknown)
      driver.perform({ kind: "stop-container", taskArn, container, timeoutMs: UNKNOWN_STOP_MS });
    for (const entry of loaded.outbox) options.handOver(entry);
    for (const [index, controller] of controllers.entries()) {
      for (const key of controller.keys(state)) options.wake(index, key);
      yield;
    }
  }

  /** Compares what the rows say of a task's containers with what the driver has; what stays listed nobody knows. */
  function reconcile(arn: string): void {
    const task = state.task(arn);
    if (!task || task.status.lastStatus === "STOPPED") return;
    for (const [container, { lastStatus, asked }] of Object.entries(task.status.containers)) {
      // One that was to be started again may not have been.
      const running = lastStatus === "RUNNING" && asked !== "start";
      if (lastStatus === "STOPPED" || (!running && asked === undefined)) continue;
      const key = keyOf({ taskArn: arn, container });
      const known = listed.get(key);
      listed.delete(key);
      if (driver.resume) driver.resume(startEffect(state, task, container), running);
      else if (known) {
        if (known.started) fact(known.started);
        if (known.health) fact({ kind: "container-health", taskArn: arn, container, health: known.health });
      } else if (!startsOwed.has(key)) fact({ kind: "container-lost", taskArn: arn, container });
    }
  }
}

/** The key as the row itself has it, so that it is not kept twice. */
function ownKey(key: string, row: object): string {
  const { arn } = row as { readonly arn?: unknown };
  return arn === key ? arn : key;
}

/** How long a container that no row knows may take to stop. */
const UNKNOWN_STOP_MS = 30_000;

function keyOf({ taskArn, container }: { readonly taskArn: string; readonly container: string }): string {
  return `${taskArn} ${container}`;
}

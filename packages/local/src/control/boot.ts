import type { Driver, Fact, HeldContainer } from "../drivers/driver.js";
import type { Table } from "../state/rows.js";
import type { State } from "../state/state.js";
import type { Loaded, OutboxEntry } from "../store/store.js";
import { startEffect } from "./task/start-effect.js";
import type { Controller } from "./types.js";

/**
 * Brings up what the store holds: rows; what the driver has seen while nobody listened, and what it no longer has; the effects that may
 * not have been handed over; then a first decision over every key, which also brings every timer back.
 */
export function boot(options: {
  readonly state: State;
  readonly loaded: Loaded;
  readonly driver: Driver;
  readonly controllers: readonly Controller[];
  fact(fact: Fact): void;
  handOver(entry: OutboxEntry): void;
  decide(controller: number, key: string): void;
}): void {
  const { state, loaded, driver, controllers, fact } = options;
  for (const [table, key, row] of loaded.rows) state.set(table, ownKey(key, row), row as never);
  if (loaded.unread) state.expect(loaded.unread);
  const held = heldContainers(state);
  driver.attach(fact);
  driver.resume?.(held);
  const startsOwed = new Set(loaded.outbox.filter(({ effect }) => effect.kind === "start-container").map(({ effect }) => keyOf(effect)));
  const listed = new Map(driver.list().map((container) => [keyOf(container), container]));
  for (const { start } of held) {
    const { taskArn, container } = start;
    const known = listed.get(keyOf(start));
    if (known) {
      if (known.started) fact(known.started);
      if (known.health) fact({ kind: "container-health", taskArn, container, health: known.health });
    } else if (!startsOwed.has(keyOf(start))) {
      fact({ kind: "container-lost", taskArn, container });
    }
  }
  const wanted = new Set(held.map(({ start }) => keyOf(start)));
  for (const [key, { taskArn, container }] of listed) {
    if (!wanted.has(key)) driver.perform({ kind: "stop-container", taskArn, container, timeoutMs: UNKNOWN_STOP_MS });
  }
  for (const entry of loaded.outbox) options.handOver(entry);
  controllers.forEach((controller, index) => {
    for (const key of controller.keys(state)) options.decide(index, key);
  });
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

function heldContainers(state: State): readonly HeldContainer[] {
  const held: HeldContainer[] = [];
  for (const [arn, { lastStatus }] of state.all("taskStatuses")) {
    const task = lastStatus === "STOPPED" ? undefined : state.task(arn);
    if (!task) continue;
    for (const [name, container] of Object.entries(task.status.containers)) {
      const running = container.lastStatus === "RUNNING";
      if (running || (container.lastStatus === "PENDING" && container.asked !== undefined)) {
        // One that was to be started again may not have been.
        held.push({ start: startEffect(state, task, name), running: running && container.asked !== "start" });
      }
    }
  }
  return held;
}

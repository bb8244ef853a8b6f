import type { Effect } from "../../../drivers/driver.js";
import { violate, type Check } from "../check.js";
import { keyOf } from "../faulty-driver.js";

/** An effect leaves only after it is durable, and every durable one leaves. */
export function conservation(): Check {
  const owed = new Map<string, number>();
  const known = new Set<string>();
  const name = (effect: Effect): string => `${effect.kind} ${keyOf(effect)}`;
  return {
    name: "conservation",
    stored(batch) {
      for (const { id, effect } of batch.outbox) {
        owed.set(name(effect), id);
        known.add(name(effect));
      }
    },
    handedOver(effect, books) {
      owed.delete(name(effect));
      // At boot what no row knows is stopped without ceremony.
      const status = books.task(effect.taskArn)?.status.containers[effect.container];
      if (effect.kind === "stop-container" && (status === undefined || status.lastStatus === "STOPPED")) return;
      if (!known.has(name(effect))) violate("effect-after-flush", `${name(effect)} left before it was durable`);
    },
    standstill() {
      for (const effect of owed.keys()) violate("effect-lost", `${effect} was never handed over`);
    },
  };
}

/** Whatever is repeated or replayed, a container runs once. */
export const launchedOnce: Check = {
  name: "launched-once",
  standstill({ driver }) {
    for (const [container, times] of driver.starts) if (times > 1) violate("launched-once", `${container} was started ${times} times`);
  },
};

/** A task is out of discovery before its containers are signalled. */
export const leavesFirst: Check = {
  name: "leaves-first",
  handedOver(effect, books) {
    if (effect.kind !== "stop-container") return;
    for (const [key, row] of books.rows("discoveryInstances")) {
      if (row.taskArn === effect.taskArn) violate("leaves-first", `${effect.container} is signalled while ${key} is registered`);
    }
  },
};

/** A client has its answer only when what it was told of is durable. */
export const acknowledged: Check = {
  name: "ack-after-flush",
  answered(output, stored) {
    const { taskDefinition, service } = output as {
      taskDefinition?: { taskDefinitionArn: string };
      service?: { serviceArn: string };
    };
    const arn = taskDefinition?.taskDefinitionArn ?? service?.serviceArn;
    const table = taskDefinition ? "taskDefinitions" : "services";
    if (arn !== undefined && !stored.get(table, arn)) violate("ack-after-flush", `a client was told of ${arn} before it was durable`);
  },
};
